/** The lines of a figure over the steps: drawn anew with each measurement, and nothing else of the figure with them. */
import { memo, useCallback, useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { useShallow } from 'zustand/react/shallow';
import { grouped } from '../../experiment/grouped';
import { type LearnerId, learner, learners } from '../../experiment/learners';
import type { Measurement } from '../../experiment/measurement';
import type { RunInfo } from '../../experiment/run';
import type { Change, CurvesState } from '../../session/curves';
import { thin } from '../../session/thin';
import { useCurves, useSessionState } from '../context';
import { strokes } from '../strokes';
import { useNextFrame } from '../useNextFrame';
import { type Scale, useView } from '../view';
import { fittedAxis, stepAxis, tickText } from './axes';
import { type Foretold, ForetoldLines, LastPoints, PinnedLines } from './ExtraLines';
import { useMetrics } from './metrics';
import type { Drawing } from './StepFigure';
import { StepTooltip } from './StepTooltip';
import { ZoomGesture } from './ZoomGesture';

/** One step: a value for each learner, in the run's order; null leaves a gap. */
export interface Row {
  readonly step: number;
  readonly values: readonly (number | null)[];
}

interface Props extends Drawing {
  readonly foretold: readonly Foretold[];
  readonly scaleNow: Scale;
  /** The steps in sight. */
  readonly from: number;
  readonly to: number;
}

export function StepPlot(props: Props) {
  const { name, read, value, mark, foretold, scaleNow: scale, from, to } = props;
  const { info, run, measurements, changes } = useNextFrame(
    useCurves(useShallow(historyOf)),
    props.behind,
  );
  const pins = useSessionState((state) => state.pins);
  const stepScale = useView((view) => view.stepScale);
  const hidden = useView((view) => view.hidden);
  const metrics = useMetrics();

  const steps = info?.steps ?? 1;
  const rows = useMemo(() => measurements.map((each) => rowOf(each, read)), [measurements, read]);
  const drawn = useMemo(() => {
    const shown = inSight(rows, from, to)
      .filter(({ step }) => stepScale === 'linear' || step > 0)
      .map((row) => (scale === 'log' ? { ...row, values: row.values.map(positive) } : row));
    return thin(shown);
  }, [rows, from, to, scale, stepScale]);
  const atHome = scale === props.scale && from === 0 && to === steps;
  const greatest = useMemo(() => greatestOf(rows), [rows]);
  const home = useStable(props.axis(greatest));
  const axis = useMemo(() => {
    if (atHome) return home;
    const visible = drawn.flatMap(({ step, values }) =>
      step >= from && step <= to
        ? values.filter((_, index) => !hidden.has(info?.learners[index].id ?? 'bp'))
        : [],
    );
    return fittedAxis(
      visible.filter((each) => each !== null),
      scale,
    );
  }, [atHome, home, drawn, from, to, hidden, info, scale]);
  const tick = useMemo(
    () => (atHome ? props.tick : tickText(axis.ticks, scale)),
    [atHome, props.tick, axis, scale],
  );
  const stepsInSight = useMemo(() => stepAxis(from, to, stepScale), [from, to, stepScale]);
  const tooltip = useCallback(
    (content: TooltipContentProps) =>
      info && <StepTooltip tooltip={content} info={info} value={value} hidden={hidden} />,
    [info, value, hidden],
  );
  return (
    <div className="lines" data-run={run} data-step={rows.at(-1)?.step}>
      <LineChart
        responsive
        style={FILL}
        data={drawn}
        margin={metrics.margin}
        syncId="steps"
        syncMethod="value"
        title={`${name} of each learner over the steps of the run`}
      >
        <CartesianGrid vertical={false} syncWithTicks stroke="var(--grid)" />
        <XAxis
          dataKey="step"
          type="number"
          domain={stepsInSight.domain}
          ticks={stepsInSight.ticks}
          scale={stepScale}
          tickFormatter={grouped}
          interval="preserveStartEnd"
          allowDataOverflow
          stroke="var(--line-strong)"
          tickLine={false}
          tickMargin={6}
          height={metrics.stepHeight}
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
          width={metrics.valueWidth}
        />
        {mark && <HorizontalMark {...mark} rise={metrics.rise} />}
        {info && (
          <>
            <CutOffs info={info} />
            <Changes changes={changes} />
            <Tooltip isAnimationActive={false} cursor={CURSOR} content={tooltip} />
            <ForetoldLines foretold={foretold} hidden={hidden} />
            <PinnedLines pins={pins} read={read} hidden={hidden} />
            <Lines info={info} hidden={hidden} width={metrics.stroke} />
            <LastPoints info={info} hidden={hidden} last={rows.at(-1)} />
            <ZoomGesture steps={steps} />
          </>
        )}
      </LineChart>
      {rows.length === 0 && <p className="empty">{props.empty}</p>}
      {props.note && <p className="key">{props.note}</p>}
    </div>
  );
}

const FILL = { width: '100%', height: '100%' };
const CURSOR = { stroke: 'var(--line-strong)' };

/** The value before, while it says the same: recharts takes a new object for another axis. */
function useStable<T>(value: T): T {
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  return useMemo(() => value, [text]);
}

const historyOf = ({ info, run, measurements, changes }: CurvesState) => ({
  info,
  run,
  measurements,
  changes,
});

const rowOf = ({ step, readings }: Measurement, read: Drawing['read']): Row => ({
  step,
  values: readings.map(read),
});

/** A log scale has no place for what is not above 0: it leaves a gap. */
const positive = (value: number | null) =>
  value !== null && value > 0 && Number.isFinite(value) ? value : null;

/** The rows from `from` to `to`, and on each side the next one, to which the line leads. */
function inSight(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const first = rows.findIndex(({ step }) => step >= from);
  const last = rows.findLastIndex(({ step }) => step <= to);
  return first < 0 ? rows.slice(-1) : rows.slice(Math.max(0, first - 1), last + 2);
}

function greatestOf(rows: readonly Row[]): number {
  let greatest = 0;
  for (const { values } of rows) {
    for (const value of values) if (value !== null && value > greatest) greatest = value;
  }
  return greatest;
}

interface HorizontalMarkProps {
  readonly at: number;
  readonly label: string;
  readonly rise: number;
}

const HorizontalMark = memo(function HorizontalMark({ at, label, rise }: HorizontalMarkProps) {
  return (
    <ReferenceLine
      y={at}
      stroke="var(--line-strong)"
      strokeWidth={1.4}
      label={{ value: label, position: 'insideTopRight', dy: -rise }}
    />
  );
});

/** The steps within the run where some learner's decay ends. */
const CutOffs = memo(function CutOffs({ info }: { readonly info: RunInfo }) {
  const cuts = info.learners.flatMap(({ lambda, until }) =>
    lambda > 0 && until !== null && until < info.steps ? [until] : [],
  );
  return [...new Set(cuts)].map((step) => (
    <StepMark key={step} step={step} label="λ off" position="insideTopLeft" />
  ));
});

/** The steps from which on something was changed while the run went on. */
const Changes = memo(function Changes({ changes }: { readonly changes: readonly Change[] }) {
  return changes.map(({ step, what }) => (
    <StepMark key={`${step} ${what}`} step={step} label={what} position="insideTopRight" />
  ));
});

interface StepMarkProps {
  readonly step: number;
  readonly label: string;
  readonly position: 'insideTopLeft' | 'insideTopRight';
}

function StepMark({ step, label, position }: StepMarkProps) {
  return (
    <ReferenceLine
      x={step}
      stroke="var(--ink-faint)"
      strokeDasharray="2 4"
      label={{ value: label, position, dy: -14 }}
    />
  );
}

const ACTIVE_DOT = { r: 3.5, strokeWidth: 0 };

/** The same functions at each drawing: recharts takes a new one for another line. */
const VALUES = learners.map((_, index) => (row: Row) => row.values[index]);

interface LinesProps {
  readonly info: RunInfo;
  readonly hidden: ReadonlySet<LearnerId>;
  readonly width: number;
}

const Lines = memo(function Lines({ info, hidden, width }: LinesProps) {
  return info.learners.map(
    ({ id }, index) =>
      !hidden.has(id) && (
        <Line
          key={id}
          name={learner(id).short}
          dataKey={VALUES[index]}
          stroke={strokes[id].color}
          strokeDasharray={strokes[id].dash}
          strokeWidth={width}
          strokeLinecap="round"
          dot={false}
          activeDot={ACTIVE_DOT}
          isAnimationActive={false}
        />
      ),
  );
});
