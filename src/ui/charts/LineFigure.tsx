/** A figure with one line for each learner over the steps of the run. */
import { memo, type ReactNode, useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { grouped } from '../../experiment/grouped';
import { learner } from '../../experiment/learners';
import type { RunInfo } from '../../experiment/run';
import { thin } from '../../session/thin';
import { Swatch } from '../Swatch';
import { strokes } from '../strokes';
import { type Axis, stepAxis } from './axes';

/** One step: a value for each learner, in the run's order; null leaves a gap. */
export interface Row {
  readonly step: number;
  readonly values: readonly (number | null)[];
}

interface Props {
  readonly name: string;
  readonly caption: ReactNode;
  readonly tools?: ReactNode;
  readonly info: RunInfo | null;
  readonly rows: readonly Row[];
  readonly axis: Axis;
  readonly scale: 'log' | 'linear';
  readonly tick: (value: number) => string;
  readonly value: (value: number) => string;
  /** A horizontal line to read against. */
  readonly mark?: { readonly at: number; readonly label: string };
  /** Shown over an empty chart. */
  readonly empty: string;
}

const MARGIN = { top: 16, right: 20, bottom: 0, left: 0 };

export const LineFigure = memo(function LineFigure(props: Props) {
  const { name, caption, tools, info, rows, axis, scale, tick, value, mark, empty } = props;
  const steps = stepAxis(info?.steps ?? 1);
  const learners = info?.learners ?? [];
  const last = rows.at(-1);
  const drawn = useMemo(() => thin(rows), [rows]);
  return (
    <figure className="card chart" aria-label={name}>
      <figcaption>
        <b>{name}</b>
        <span className="caption">{caption}</span>
        {tools}
      </figcaption>
      <div className="plot">
        <LineChart
          responsive
          style={{ width: '100%', height: '100%' }}
          data={drawn}
          margin={MARGIN}
          syncId="steps"
          syncMethod="value"
          title={`${name} of each learner over the steps of the run`}
        >
          <CartesianGrid vertical={false} syncWithTicks stroke="var(--grid)" />
          <XAxis
            dataKey="step"
            type="number"
            domain={steps.domain}
            ticks={steps.ticks}
            tickFormatter={grouped}
            interval="preserveStartEnd"
            stroke="var(--line-strong)"
            tickLine={false}
            tickMargin={6}
            height={28}
          />
          <YAxis
            type="number"
            scale={scale}
            domain={axis.domain}
            ticks={axis.ticks}
            tickFormatter={tick}
            allowDataOverflow
            axisLine={false}
            tickLine={false}
            interval={0}
            width={52}
          />
          {mark && (
            <ReferenceLine
              y={mark.at}
              stroke="var(--line-strong)"
              strokeWidth={1.4}
              label={{ value: mark.label, position: 'insideTopRight', dy: -22 }}
            />
          )}
          {cutOffs(info).map((step) => (
            <ReferenceLine
              key={step}
              x={step}
              stroke="var(--ink-faint)"
              strokeDasharray="2 4"
              label={{ value: 'λ off', position: 'insideTopLeft', dy: -14 }}
            />
          ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={(tooltip) => <StepTooltip tooltip={tooltip} info={info} value={value} />}
          />
          {learners.map(({ id }, index) => (
            <Line
              key={id}
              name={learner(id).short}
              dataKey={(row: Row) => row.values[index]}
              stroke={strokes[id].color}
              strokeDasharray={strokes[id].dash}
              strokeWidth={2.2}
              strokeLinecap="round"
              dot={false}
              activeDot={{ r: 3.5, strokeWidth: 0 }}
              isAnimationActive={false}
            />
          ))}
          {last &&
            learners.map(({ id }, index) => {
              const y = last.values[index];
              const inside = y !== null && y >= axis.domain[0] && y <= axis.domain[1];
              return inside ? (
                <ReferenceDot
                  key={id}
                  x={last.step}
                  y={y}
                  r={3.6}
                  fill={strokes[id].color}
                  stroke="none"
                />
              ) : null;
            })}
        </LineChart>
        {!last && <p className="empty">{empty}</p>}
      </div>
    </figure>
  );
});

/** The steps within the run where some learner's decay ends. */
function cutOffs(info: RunInfo | null): readonly number[] {
  const cuts = (info?.learners ?? []).flatMap(({ lambda, until }) =>
    lambda > 0 && until !== null && info && until < info.steps ? [until] : [],
  );
  return [...new Set(cuts)];
}

interface StepTooltipProps {
  readonly tooltip: TooltipContentProps;
  readonly info: RunInfo | null;
  readonly value: (value: number) => string;
}

function StepTooltip({ tooltip, info, value }: StepTooltipProps) {
  const row: Row | undefined = tooltip.payload?.[0]?.payload;
  if (!tooltip.active || !row || !info) return null;
  return (
    <div className="tooltip">
      <b>step {grouped(row.step)}</b>
      {info.learners.map(({ id }, index) => {
        const shown = row.values[index];
        return (
          <span key={id}>
            <Swatch learner={id} />
            {learner(id).short}
            <output>{shown === null ? '–' : value(shown)}</output>
          </span>
        );
      })}
    </div>
  );
}
