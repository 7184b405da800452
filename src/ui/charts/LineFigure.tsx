/** A figure with one line for each learner over the steps of the run. */
import { memo, type ReactNode, useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { grouped } from '../../experiment/grouped';
import { type LearnerId, learner } from '../../experiment/learners';
import type { RunInfo } from '../../experiment/run';
import { thin } from '../../session/thin';
import { strokes } from '../strokes';
import { type Axis, stepAxis } from './axes';
import { StepTooltip } from './StepTooltip';

/** One step: a value for each learner, in the run's order; null leaves a gap. */
export interface Row {
  readonly step: number;
  readonly values: readonly (number | null)[];
}

/** A predicted curve, drawn thin beside the learner's own. */
export interface Foretold {
  readonly learner: LearnerId;
  /** By step, ascending; null leaves a gap. */
  readonly at: ReadonlyMap<number, number | null>;
}

/** A horizontal line to read against. */
interface Mark {
  readonly at: number;
  readonly label: string;
}

interface Props {
  readonly name: string;
  readonly caption: ReactNode;
  readonly tools?: ReactNode;
  readonly info: RunInfo | null;
  readonly rows: readonly Row[];
  /** Curves that theory foretells. */
  readonly foretold?: readonly Foretold[];
  readonly axis: Axis;
  readonly scale: 'log' | 'linear';
  readonly tick: (value: number) => string;
  readonly value: (value: number) => string;
  readonly mark?: Mark;
  /** Shown over an empty chart. */
  readonly empty: string;
}

const MARGIN = { top: 16, right: 20, bottom: 0, left: 0 };

export const LineFigure = memo(function LineFigure(props: Props) {
  const { name, caption, tools, info, rows, foretold, axis, scale, tick, value, mark, empty } =
    props;
  const thinned = useMemo(() => thin(rows), [rows]);
  const drawn = useMemo(() => withForetold(thinned, foretold ?? NONE), [thinned, foretold]);
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
          <Axes steps={stepAxis(info?.steps ?? 1)} axis={axis} scale={scale} tick={tick} />
          {mark && <HorizontalMark {...mark} />}
          {info && (
            <>
              <CutOffs info={info} />
              <Tooltip
                isAnimationActive={false}
                cursor={{ stroke: 'var(--line-strong)' }}
                content={(tooltip) => <StepTooltip tooltip={tooltip} info={info} value={value} />}
              />
              <ForetoldLines foretold={foretold ?? NONE} />
              <Lines info={info} />
              <LastPoints info={info} last={rows.at(-1)} axis={axis} />
            </>
          )}
        </LineChart>
        {rows.length === 0 && <p className="empty">{empty}</p>}
      </div>
    </figure>
  );
});

interface AxesProps extends Pick<Props, 'axis' | 'scale' | 'tick'> {
  readonly steps: Axis;
}

function Axes({ steps, axis, scale, tick }: AxesProps) {
  return (
    <>
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
    </>
  );
}

function HorizontalMark({ at, label }: Mark) {
  return (
    <ReferenceLine
      y={at}
      stroke="var(--line-strong)"
      strokeWidth={1.4}
      label={{ value: label, position: 'insideTopRight', dy: -22 }}
    />
  );
}

/** The steps within the run where some learner's decay ends. */
function CutOffs({ info }: { readonly info: RunInfo }) {
  const cuts = info.learners.flatMap(({ lambda, until }) =>
    lambda > 0 && until !== null && until < info.steps ? [until] : [],
  );
  return [...new Set(cuts)].map((step) => (
    <ReferenceLine
      key={step}
      x={step}
      stroke="var(--ink-faint)"
      strokeDasharray="2 4"
      label={{ value: 'λ off', position: 'insideTopLeft', dy: -14 }}
    />
  ));
}

const NONE: readonly Foretold[] = [];

interface DrawnRow extends Row {
  /** A value for each predicted curve. */
  readonly foretold: readonly (number | null)[];
}

/** What was measured with what was foretold for the same step, and what was foretold for the steps to come. */
function withForetold(rows: readonly Row[], foretold: readonly Foretold[]): readonly DrawnRow[] {
  const last = rows.at(-1)?.step ?? -1;
  const ahead = [...(foretold[0]?.at.keys() ?? [])].filter((step) => step > last);
  const empty = rows[0]?.values.map(() => null) ?? [];
  const all = [...rows, ...ahead.map((step) => ({ step, values: empty }))];
  return all.map((row) => ({
    ...row,
    foretold: foretold.map(({ at }) => at.get(row.step) ?? null),
  }));
}

/** Thin and pale, so that nobody takes them for what was measured. */
function ForetoldLines({ foretold }: { readonly foretold: readonly Foretold[] }) {
  return foretold.map(({ learner: id }, index) => (
    <Line
      key={id}
      className="foretold"
      name={`${learner(id).short}, predicted`}
      dataKey={(row: DrawnRow) => row.foretold[index]}
      connectNulls
      stroke={strokes[id].color}
      strokeWidth={6}
      strokeOpacity={0.22}
      dot={false}
      activeDot={false}
      tooltipType="none"
      isAnimationActive={false}
    />
  ));
}

function Lines({ info }: { readonly info: RunInfo }) {
  return info.learners.map(({ id }, index) => (
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
  ));
}

interface LastPointsProps {
  readonly info: RunInfo;
  readonly last: Row | undefined;
  readonly axis: Axis;
}

/** A dot where each line has got to, unless it has left the chart. */
function LastPoints({ info, last, axis }: LastPointsProps) {
  return info.learners.map(({ id }, index) => {
    const y = last?.values[index] ?? null;
    if (!last || y === null || y < axis.domain[0] || y > axis.domain[1]) return null;
    return (
      <ReferenceDot key={id} x={last.step} y={y} r={3.6} fill={strokes[id].color} stroke="none" />
    );
  });
}
