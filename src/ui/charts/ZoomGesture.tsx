/** Drag across a chart to zoom to those steps, double click for all of them. A finger scrolls the page instead. */
import { type PointerEvent, useState } from 'react';
import { usePlotArea, useXAxisInverseScale } from 'recharts';
import { setView, zoomTo } from '../view';

/** A drag shorter than this, in pixels, is a click. */
const CLICK = 6;

export function ZoomGesture({ steps }: { readonly steps: number }) {
  const area = usePlotArea();
  const stepAt = useXAxisInverseScale();
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);
  if (!area || !stepAt) return null;
  const { x, y, width, height } = area;

  /** The pointer's place within the drawing, kept to the plot. */
  const place = (event: PointerEvent<SVGRectElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return x + Math.max(0, Math.min(width, event.clientX - left));
  };
  const end = () => {
    setDrag(null);
    if (!drag || Math.abs(drag.to - drag.from) < CLICK) return;
    zoomTo(Number(stepAt(drag.from)), Number(stepAt(drag.to)), steps);
  };
  return (
    <g className="zoom-gesture">
      {drag && (
        <rect
          className="zoom-range"
          x={Math.min(drag.from, drag.to)}
          y={y}
          width={Math.abs(drag.to - drag.from)}
          height={height}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys + − 0 and the menu do the same */}
      <rect
        {...{ x, y, width, height }}
        fill="transparent"
        onPointerDown={(event) => {
          if (event.pointerType === 'touch' || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const from = place(event);
          setDrag({ from, to: from });
        }}
        onPointerMove={(event) => {
          if (drag) setDrag({ ...drag, to: place(event) });
        }}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
        onDoubleClick={() => setView({ zoom: null })}
      />
    </g>
  );
}
