/** What is read at the hovered step, the same in every chart: a line, a dot on each curve, and the values beside them. */
import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { RunInfo } from '../../engine/run';
import { strokeOf } from '../strokes';
import { useView } from '../view';
import styles from './HoveredStep.module.css';
import { StepTooltip } from './StepTooltip';
import type { Row } from './sight';
import { tooltipPlace } from './tooltipPlace';

interface Props {
  readonly info: RunInfo;
  /** Those in sight. */
  readonly rows: readonly Row[];
  readonly hidden: ReadonlySet<string>;
  readonly value: (value: number) => string;
  /** What holds the drawing, and takes the tooltip. */
  readonly frame: HTMLElement | null;
}

export function HoveredStep({ info, rows, hidden, value, frame }: Props) {
  const step = useView((view) => (view.drag ? null : view.hover));
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const row = step === null ? undefined : rows.find((each) => each.step === step);
  if (!row || !area || !x || !y) return null;
  const across = Number(x(row.step));
  if (!Number.isFinite(across)) return null;
  return (
    <g className={styles.step}>
      <line
        x1={across}
        x2={across}
        y1={area.y}
        y2={area.y + area.height}
        stroke="var(--line-strong)"
      />
      {info.learners.map(({ id }, index) => {
        const at = row.values[index];
        const down = at === null || hidden.has(id) ? Number.NaN : Number(y(at));
        if (!(down >= area.y && down <= area.y + area.height)) return null;
        return <circle key={id} cx={across} cy={down} r={3.5} fill={strokeOf(id).color} />;
      })}
      {frame &&
        createPortal(
          <Beside x={across} top={area.y}>
            <StepTooltip row={row} info={info} value={value} hidden={hidden} />
          </Beside>,
          frame,
        )}
    </g>
  );
}

interface BesideProps {
  readonly x: number;
  readonly top: number;
  readonly children: React.ReactNode;
}

/** Takes its place before it is seen, by the room that it needs. */
function Beside({ x, top, children }: BesideProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const plot = element.current?.offsetParent;
    if (!element.current || !plot) return;
    const { offsetWidth: width, offsetHeight: height, style } = element.current;
    const figure = plot.getBoundingClientRect();
    const place = tooltipPlace({ x, top, figure, tooltip: { width, height }, above: figure.top });
    style.translate = `${place.left}px ${place.top}px`;
  });
  return (
    <div className={styles.place} ref={element}>
      {children}
    </div>
  );
}
