/** A figure with one line for each learner over the steps of the run. */
import { type KeyboardEvent, memo, type ReactNode, useMemo, useState } from 'react';
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
import { useShallow } from 'zustand/react/shallow';
import { grouped } from '../../experiment/grouped';
import { type LearnerId, learner } from '../../experiment/learners';
import type { Measurement, Reading } from '../../experiment/measurement';
import type { RunInfo } from '../../experiment/run';
import type { Change, CurvesState } from '../../session/curves';
import { thin } from '../../session/thin';
import { useCurves, useSessionState } from '../context';
import { strokes } from '../strokes';
import { useNextFrame } from '../useNextFrame';
import { type Scale, setView, useView, zoomBy } from '../view';
import { type Axis, fittedAxis, stepAxis, tickText } from './axes';
import { type Foretold, ForetoldLines, PinnedLines } from './ExtraLines';
import { FigureCard } from './FigureCard';
import { useMetrics } from './metrics';
import { StepTooltip } from './StepTooltip';
import type { Numbers } from './save';
import { ZoomGesture } from './ZoomGesture';

/** One step: a value for each learner, in the run's order; null leaves a gap. */
export interface Row {
  readonly step: number;
  readonly values: readonly (number | null)[];
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
  /** What is drawn of a reading; must not change from one drawing to the next. */
  readonly read: (reading: Reading) => number | null;
  /** The scale at first, and on it the axis of a whole run, by its greatest value. */
  readonly scale: Scale;
  readonly axis: (greatest: number) => Axis;
  readonly tick: (value: number) => string;
  /** Curves that theory foretells. */
  readonly foretold?: readonly Foretold[];
  /** A value with its unit. */
  readonly value: (value: number) => string;
  readonly mark?: Mark;
  /** Shown over an empty chart. */
  readonly empty: string;
  /** Frames that it is drawn behind the data, so that no two views are drawn in one. */
  readonly behind: number;
}

export const StepFigure = memo(function StepFigure(props: Props) {
  const { name, caption, tools, read, value, mark, empty, foretold = NONE } = props;
  const { info, measurements, changes } = useNextFrame(
    useCurves(useShallow(historyOf)),
    props.behind,
  );
  const pins = useSessionState((state) => state.pins);
  const zoom = useView((view) => view.zoom);
  const stepScale = useView((view) => view.stepScale);
  const hidden = useView((view) => view.hidden);
  const [scale, setScale] = useState(props.scale);
  const metrics = useMetrics();

  const steps = info?.steps ?? 1;
  const [from, to] = zoom && zoom[0] < steps ? [zoom[0], Math.min(zoom[1], steps)] : [0, steps];
  const rows = useMemo(() => measurements.map((each) => rowOf(each, read)), [measurements, read]);
  const drawn = useMemo(() => {
    const shown = inSight(rows, from, to)
      .filter(({ step }) => stepScale === 'linear' || step > 0)
      .map((row) => (scale === 'log' ? { ...row, values: row.values.map(positive) } : row));
    return thin(shown);
  }, [rows, from, to, scale, stepScale]);
  const atHome = scale === props.scale && from === 0 && to === steps;
  const greatest = useMemo(() => greatestOf(rows), [rows]);
  const { axis: homeAxis } = props;
  const axis = useMemo(() => {
    if (atHome) return homeAxis(greatest);
    const visible = drawn.flatMap(({ step, values }) =>
      step >= from && step <= to
        ? values.filter((_, index) => !hidden.has(info?.learners[index].id ?? 'bp'))
        : [],
    );
    return fittedAxis(
      visible.filter((each) => each !== null),
      scale,
    );
  }, [atHome, homeAxis, greatest, drawn, from, to, hidden, info, scale]);
  const tick = useMemo(
    () => (atHome ? props.tick : tickText(axis.ticks, scale)),
    [atHome, props.tick, axis, scale],
  );

  const toggleScale = () => setScale(scale === 'log' ? 'linear' : 'log');
  const middle = (from + to) / 2;
  const closer = () => zoomBy(0.5, middle, steps);
  const farther = () => zoomBy(2, middle, steps);
  const whole = () => setView({ zoom: null });
  const keys: Record<string, () => void> = { '+': closer, '=': closer, '-': farther, '0': whole };
  const press = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const last = rows.at(-1);
  return (
    <FigureCard
      name={name}
      caption={caption}
      tools={
        <>
          {props.scale === 'log' && (
            <span className="switch">
              <button type="button" aria-pressed={scale === 'log'} onClick={toggleScale}>
                log
              </button>
            </span>
          )}
          {tools}
        </>
      }
      choices={[
        [
          { label: 'Logarithmic values', on: scale === 'log', act: toggleScale },
          {
            label: 'Logarithmic steps',
            on: stepScale === 'log',
            act: () => setView({ stepScale: stepScale === 'log' ? 'linear' : 'log' }),
          },
        ],
        [
          { label: 'Zoom in', keys: '+', act: closer, disabled: to - from < 4 },
          { label: 'Zoom out', keys: '−', act: farther, disabled: !zoom },
          { label: 'All steps', keys: '0', act: whole, disabled: !zoom },
        ],
      ]}
      numbers={() => numbersOf(rows, foretold, info)}
      onKeyDown={press}
    >
      <LineChart
        responsive
        style={{ width: '100%', height: '100%' }}
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
          {...stepAxis(from, to, stepScale)}
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
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--line-strong)' }}
              content={(tooltip) => (
                <StepTooltip tooltip={tooltip} info={info} value={value} hidden={hidden} />
              )}
            />
            <ForetoldLines foretold={foretold} hidden={hidden} />
            <PinnedLines pins={pins} read={read} hidden={hidden} />
            <Lines info={info} hidden={hidden} width={metrics.stroke} />
            <LastPoints info={info} hidden={hidden} last={last} axis={axis} from={from} to={to} />
            <ZoomGesture steps={steps} />
          </>
        )}
      </LineChart>
      {rows.length === 0 && <p className="empty">{empty}</p>}
    </FigureCard>
  );
});

const historyOf = ({ info, measurements, changes }: CurvesState) => ({
  info,
  measurements,
  changes,
});

const rowOf = ({ step, readings }: Measurement, read: Props['read']): Row => ({
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

function numbersOf(
  rows: readonly Row[],
  foretold: readonly Foretold[],
  info: RunInfo | null,
): Numbers {
  const measured = info?.learners.map(({ id }) => learner(id).short) ?? [];
  const predicted = foretold.map(({ learner: id }) => `${learner(id).short}, predicted`);
  const at = foretold.map(
    ({ steps, values }) => new Map(steps.map((step, k) => [step, values[k]])),
  );
  return {
    columns: ['step', ...measured, ...predicted],
    rows: rows.map(({ step, values }) => [
      step,
      ...values,
      ...at.map((value) => value.get(step) ?? null),
    ]),
  };
}

function HorizontalMark({ at, label, rise }: Mark & { readonly rise: number }) {
  return (
    <ReferenceLine
      y={at}
      stroke="var(--line-strong)"
      strokeWidth={1.4}
      label={{ value: label, position: 'insideTopRight', dy: -rise }}
    />
  );
}

/** The steps within the run where some learner's decay ends. */
function CutOffs({ info }: { readonly info: RunInfo }) {
  const cuts = info.learners.flatMap(({ lambda, until }) =>
    lambda > 0 && until !== null && until < info.steps ? [until] : [],
  );
  return [...new Set(cuts)].map((step) => (
    <StepMark key={step} step={step} label="λ off" position="insideTopLeft" />
  ));
}

/** The steps from which on something was changed while the run went on. */
function Changes({ changes }: { readonly changes: readonly Change[] }) {
  return changes.map(({ step, what }) => (
    <StepMark key={`${step} ${what}`} step={step} label={what} position="insideTopRight" />
  ));
}

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

const NONE: readonly Foretold[] = [];

interface LinesProps {
  readonly info: RunInfo;
  readonly hidden: ReadonlySet<LearnerId>;
  readonly width: number;
}

function Lines({ info, hidden, width }: LinesProps) {
  return info.learners.map(
    ({ id }, index) =>
      !hidden.has(id) && (
        <Line
          key={id}
          name={learner(id).short}
          dataKey={(row: Row) => row.values[index]}
          stroke={strokes[id].color}
          strokeDasharray={strokes[id].dash}
          strokeWidth={width}
          strokeLinecap="round"
          dot={false}
          activeDot={{ r: 3.5, strokeWidth: 0 }}
          isAnimationActive={false}
        />
      ),
  );
}

interface LastPointsProps {
  readonly info: RunInfo;
  readonly hidden: ReadonlySet<LearnerId>;
  readonly last: Row | undefined;
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
}

/** A dot where each line has got to, unless it has left the chart. */
function LastPoints({ info, hidden, last, axis, from, to }: LastPointsProps) {
  return info.learners.map(({ id }, index) => {
    const y = last?.values[index] ?? null;
    if (!last || y === null || hidden.has(id) || last.step < from || last.step > to) return null;
    if (y < axis.domain[0] || y > axis.domain[1]) return null;
    return (
      <ReferenceDot key={id} x={last.step} y={y} r={3.6} fill={strokes[id].color} stroke="none" />
    );
  });
}
