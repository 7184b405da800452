/**
 * The pointer over a chart: it reads the step it is at, and dragged across zooms to those steps; a double click brings all
 * back. A finger reads, and scrolls the page.
 */
import { type PointerEvent, useEffect, useState } from 'react';
import { usePlotArea, useXAxisInverseScale, useXAxisScale } from 'recharts';
import { grouped } from '../../core/grouped';
import { setView, useView, zoomTo } from '../view';
import styles from './ZoomGesture.module.css';

/** A drag shorter than this, in pixels, is a click. */
const CLICK = 6;

interface Props {
  readonly steps: number;
  /** The measured step next to any; null where there is none. */
  readonly nearest: (step: number) => number | null;
}

export function ZoomGesture({ steps, nearest }: Props) {
  const area = usePlotArea();
  const stepAt = useXAxisInverseScale();
  const [start, setStart] = useState<number | null>(null);
  useEffect(() => {
    // What a finger has read stays until it touches something else.
    const clear = ({ target }: Event) => {
      if (!(target instanceof Element && target.closest(`.${styles.gesture}`)))
        setView({ hover: null });
    };
    document.addEventListener('pointerdown', clear);
    return () => {
      document.removeEventListener('pointerdown', clear);
      setView({ hover: null, drag: null });
    };
  }, []);
  if (!area || !stepAt) return null;
  const { x, y, width, height } = area;

  /** The pointer's place within the drawing, kept to the plot. */
  const place = (event: PointerEvent<SVGRectElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return x + Math.max(0, Math.min(width, event.clientX - left));
  };
  const move = (event: PointerEvent<SVGRectElement>) => {
    const at = place(event);
    if (start === null) return setView({ hover: nearest(Number(stepAt(at))) });
    if (Math.abs(at - start) < CLICK && !useView.getState().drag) return;
    setView({ drag: [Number(stepAt(start)), Number(stepAt(at))], hover: null });
  };
  const end = (zoom: boolean) => {
    const { drag } = useView.getState();
    setStart(null);
    setView({ drag: null });
    if (zoom && drag) zoomTo(...drag, steps);
  };
  return (
    <g className={styles.gesture}>
      <DraggedRange />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys ← → + − 0 and the menu do the same */}
      <rect
        {...{ x, y, width, height }}
        fill="transparent"
        onPointerDown={(event) => {
          if (event.pointerType === 'touch') return move(event);
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setStart(place(event));
        }}
        onPointerMove={move}
        onPointerUp={() => end(true)}
        onPointerCancel={() => end(false)}
        onPointerLeave={({ pointerType }) => {
          if (pointerType !== 'touch') setView({ hover: null });
        }}
        onDoubleClick={() => setView({ zoom: null })}
      />
    </g>
  );
}

/** The steps that a drag is about to zoom to, in every chart. */
function DraggedRange() {
  const drag = useView((view) => view.drag);
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!drag || !area || !x) return null;
  const [from, to] = [Math.round(Math.min(...drag)), Math.round(Math.max(...drag))];
  // A log scale has no place for step 0.
  const across = (step: number) => Math.max(area.x, Number(x(step)) || 0);
  const [left, right] = [across(from), across(to)];
  const text = `${grouped(from)} – ${grouped(to)}`;
  const room = 4 * text.length;
  const middle = Math.max(area.x + room, Math.min((left + right) / 2, area.x + area.width - room));
  return (
    <>
      <rect
        className={styles.range}
        x={left}
        y={area.y}
        width={Math.max(0, right - left)}
        height={area.height}
      />
      <text className={styles.steps} x={middle} y={area.y + 16} textAnchor="middle">
        {text}
      </text>
    </>
  );
}
