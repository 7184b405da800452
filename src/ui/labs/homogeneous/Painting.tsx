/** A drawing over what is painted on a canvas, both in one coordinate system: the pixels of the box that they fill. */
import { type ReactNode, useEffect, useRef } from 'react';
import { type Size, useSize } from '../../useSize';
import { useView } from '../../view';
import { type Colours, coloursOf } from './diverging';
import styles from './Painting.module.css';

/** Paints in CSS pixels. */
export type Paint = (context: CanvasRenderingContext2D, size: Size, colours: Colours) => void;

interface Props {
  readonly step: number;
  readonly label: string;
  /** The same function as long as it paints the same. */
  readonly paint: Paint;
  readonly children: (size: Size) => ReactNode;
}

export function Painting({ step, label, paint, children }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas);
  const palette = useView((view) => view.palette);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette decides the colours that are read
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current || !size) return;
    const ratio = devicePixelRatio;
    canvas.current.width = size.width * ratio;
    canvas.current.height = size.height * ratio;
    context.scale(ratio, ratio);
    paint(context, size, coloursOf(canvas.current));
  }, [paint, size, palette]);

  return (
    <>
      <canvas ref={canvas} className={`${styles.whole} ${styles.painted}`} />
      {size && (
        <svg
          className={styles.whole}
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          data-step={step}
          aria-label={label}
        >
          {children(size)}
        </svg>
      )}
    </>
  );
}
