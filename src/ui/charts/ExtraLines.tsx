/** Lines beside those of the run, drawn as plain paths: they take no part in hovering, and cost next to nothing. */
import { useId, useMemo } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { Facts } from '../../engine/facts';
import { type Reading, readingAt } from '../../engine/measurement';
import type { LearnerOfRun } from '../../engine/order';
import type { RunInfo } from '../../engine/run';
import type { Pin } from '../../session/pins';
import { useNames } from '../context';
import { strokeOf } from '../strokes';
import styles from './ExtraLines.module.css';

/** A predicted curve. */
export interface Foretold {
  readonly learner: LearnerOfRun;
  /** Ascending. */
  readonly steps: readonly number[];
  /** One for each step; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** Whether the experiment is within the range where such a prediction is good. */
  readonly holds: boolean;
}

/** What a predicted curve of a learner is called. */
export const predictedName = (
  { learner, holds }: Pick<Foretold, 'learner' | 'holds'>,
  nameOf: Facts['nameOf'],
) => `${nameOf(learner).short}, predicted${holds ? '' : ', theory outside its range'}`;

type Hidden = ReadonlySet<string>;

interface ForetoldProps {
  readonly foretold: readonly Foretold[];
  readonly hidden: Hidden;
}

/** Thick and pale, so that nobody takes them for what was measured; dashed where they do not hold. */
export function ForetoldLines({ foretold, hidden }: ForetoldProps) {
  const nameOf = useNames();
  const draw = useDrawing();
  const lines = useMemo(
    () =>
      draw
        ? foretold
            .filter(({ learner }) => !hidden.has(learner.id))
            .map((each) => ({ ...each, ...draw(each.steps, each.values) }))
        : [],
    [foretold, hidden, draw],
  );
  return (
    <Clipped>
      {lines.map(({ learner, holds, path }) => (
        <path
          key={learner.id}
          className={styles.foretold}
          d={path}
          fill="none"
          stroke={strokeOf(learner.id).color}
          strokeWidth={6}
          strokeOpacity={holds ? 0.22 : 0.34}
          {...(!holds && { strokeDasharray: '3 5' })}
        >
          <title>{predictedName({ learner, holds }, nameOf)}</title>
        </path>
      ))}
    </Clipped>
  );
}

interface PinnedProps {
  readonly pins: readonly Pin[];
  readonly read: (reading: Reading) => number | null;
  readonly hidden: Hidden;
}

/** Pale, each with the number of its pin where it ends. */
export function PinnedLines({ pins, read, hidden }: PinnedProps) {
  const draw = useDrawing();
  const lines = useMemo(() => {
    if (!draw) return [];
    return pins.flatMap(({ number, info, measurements }) =>
      info.learners.flatMap(({ id }, index) => {
        if (hidden.has(id)) return [];
        const steps = measurements.map(({ step }) => step);
        const values = measurements.map((each) => read(readingAt(each, index)));
        return [{ number, id, ...draw(steps, values) }];
      }),
    );
  }, [pins, read, hidden, draw]);
  return (
    <g className={styles.pinned}>
      <Clipped>
        {lines.map(({ number, id, path }) => (
          <path
            key={`${number} ${id}`}
            data-pin={number}
            d={path}
            fill="none"
            stroke={strokeOf(id).color}
            strokeDasharray={strokeOf(id).dash}
            strokeWidth={1.4}
            strokeOpacity={0.55}
          />
        ))}
      </Clipped>
      {lines.map(
        ({ number, id, end }) =>
          end && (
            <g key={`${number} ${id}`} transform={`translate(${end.x} ${end.y})`}>
              <circle r={7} fill="var(--card)" stroke={strokeOf(id).color} />
              <text className={styles.number} textAnchor="middle" dy="3.5">
                {number}
              </text>
            </g>
          ),
      )}
    </g>
  );
}

interface LastPointsProps {
  readonly info: RunInfo;
  readonly hidden: Hidden;
  readonly last: { readonly step: number; readonly values: readonly (number | null)[] } | undefined;
}

/** A dot where each line has got to, unless it has left the chart. */
export function LastPoints({ info, hidden, last }: LastPointsProps) {
  const draw = useDrawing();
  if (!draw || !last) return null;
  return info.learners.map(({ id }, index) => {
    const { end } = draw([last.step], [last.values[index] ?? null]);
    if (!end || hidden.has(id)) return null;
    return (
      <circle key={id} data-last-point cx={end.x} cy={end.y} r={3.6} fill={strokeOf(id).color} />
    );
  });
}

/** Keeps what is drawn within the plot. */
function Clipped({ children }: { readonly children: React.ReactNode }) {
  const area = usePlotArea();
  const id = useId();
  if (!area) return null;
  return (
    <g clipPath={`url(#${id})`}>
      <clipPath id={id}>
        <rect x={area.x} y={area.y} width={area.width} height={area.height} />
      </clipPath>
      {children}
    </g>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Drawing {
  readonly path: string;
  /** The last point within the plot. */
  readonly end: Point | null;
}

/** From steps and values to a path on the scales of the chart around; null before these are known. */
function useDrawing() {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  return useMemo(() => {
    if (!area || !x || !y) return null;
    const within = (point: Point) =>
      point.x >= area.x &&
      point.x <= area.x + area.width + 1 &&
      point.y >= area.y &&
      point.y <= area.y + area.height;
    return (steps: readonly number[], values: readonly (number | null)[]): Drawing => {
      let path = '';
      let end: Point | null = null;
      let drawn: Point | null = null;
      for (const [index, value] of values.entries()) {
        const point = {
          x: Number(x(steps[index])),
          y: value === null ? Number.NaN : Number(y(value)),
        };
        if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) {
          drawn = null;
          continue;
        }
        if (within(point)) end = point;
        // A pixel holds one point; the last one is always drawn.
        if (drawn && point.x - drawn.x < 1 && index < values.length - 1) continue;
        path += `${drawn ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
        drawn = point;
      }
      return { path, end };
    };
  }, [area, x, y]);
}
