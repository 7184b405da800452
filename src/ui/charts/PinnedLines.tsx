/** The lines of pinned runs: pale, each with the number of its pin where it ends. */
import { useId, useMemo } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { LearnerId } from '../../experiment/learners';
import type { Reading } from '../../experiment/measurement';
import type { Pin } from '../../session/pins';
import { strokes } from '../strokes';

interface Props {
  readonly pins: readonly Pin[];
  readonly read: (reading: Reading) => number | null;
  readonly hidden: ReadonlySet<LearnerId>;
}

export function PinnedLines({ pins, read, hidden }: Props) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const clip = useId();
  const lines = useMemo(() => {
    if (!x || !y || !area) return [];
    const place = (value: number | null, scale: (value: number) => unknown) => {
      const at = value === null ? Number.NaN : Number(scale(value));
      return Number.isFinite(at) ? at : null;
    };
    return pins.flatMap(({ number, info, measurements }) =>
      info.learners.flatMap(({ id }, index) => {
        if (hidden.has(id)) return [];
        const points = measurements.map(({ step, readings }) => ({
          x: place(step, x),
          y: place(read(readings[index]), y),
        }));
        return [{ number, id, path: pathOf(points), end: lastWithin(points, area) }];
      }),
    );
  }, [pins, read, hidden, x, y, area]);
  if (!area || lines.length === 0) return null;
  return (
    <g className="pinned">
      <clipPath id={clip}>
        <rect x={area.x} y={area.y} width={area.width} height={area.height} />
      </clipPath>
      {lines.map(({ number, id, path, end }) => (
        <g key={`${number} ${id}`} data-pin={number}>
          <path
            d={path}
            clipPath={`url(#${clip})`}
            fill="none"
            stroke={strokes[id].color}
            strokeDasharray={strokes[id].dash}
            strokeWidth={1.4}
            strokeOpacity={0.55}
          />
          {end && (
            <g transform={`translate(${end.x} ${end.y})`}>
              <circle r={7} fill="var(--card)" stroke={strokes[id].color} />
              <text className="pin-number" textAnchor="middle" dy="3.5">
                {number}
              </text>
            </g>
          )}
        </g>
      ))}
    </g>
  );
}

interface Point {
  readonly x: number | null;
  readonly y: number | null;
}

function pathOf(points: readonly Point[]): string {
  let path = '';
  let command = 'M';
  for (const { x, y } of points) {
    if (x === null || y === null) {
      command = 'M';
      continue;
    }
    path += `${command}${x.toFixed(1)} ${y.toFixed(1)}`;
    command = 'L';
  }
  return path;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function lastWithin(points: readonly Point[], area: Area) {
  const last = points.findLast(
    ({ x, y }) =>
      x !== null &&
      y !== null &&
      x >= area.x &&
      x <= area.x + area.width + 1 &&
      y >= area.y &&
      y <= area.y + area.height,
  );
  return last ? { x: last.x ?? 0, y: last.y ?? 0 } : null;
}
