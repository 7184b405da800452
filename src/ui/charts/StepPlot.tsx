/** The lines of a figure over the steps: drawn anew with each measurement, and nothing else of the figure with them. */
import { bisector } from 'd3-array';
import { memo, useCallback, useMemo, useState } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { useShallow } from 'zustand/react/shallow';
import { grouped } from '../../experiment/grouped';
import { type LearnerId, learnerName, learners } from '../../experiment/learners';
import type { Measurement } from '../../experiment/measurement';
import type { RunInfo } from '../../experiment/run';
import type { Change, CurvesState } from '../../session/curves';
import { thin } from '../../session/thin';
import { useCurves, useSessionState } from '../context';
import { strokes } from '../strokes';
import { useNextFrame } from '../useNextFrame';
import { type Scale, setView, useView } from '../view';
import { linearAxis, logAxis, rangeOf, stepAxis } from './axes';
import { type Foretold, ForetoldLines, LastPoints, PinnedLines } from './ExtraLines';
import { HoveredStep } from './HoveredStep';
import { useMetrics } from './metrics';
import type { Drawing } from './StepFigure';
import { nothingIn, placeable, type Row, rowsAround, rowsIn, type Sight, valuesIn } from './sight';
import { tickText } from './tickText';
import { Zeros } from './Zeros';
import { ZoomGesture } from './ZoomGesture';

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

  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const steps = info?.steps ?? 1;
  const rows = useMemo(() => measurements.map((each) => rowOf(each, read)), [measurements, read]);
  const sight = useMemo((): Sight => {
    const ids = info?.learners.map(({ id }) => id) ?? [];
    // A log scale has no place for step 0.
    return {
      from: stepScale === 'log' ? Math.max(from, 1) : from,
      to,
      shows: (k) => !hidden.has(ids[k]),
    };
  }, [info, from, to, stepScale, hidden]);
  const inSight = useMemo(() => rowsIn(rows, sight), [rows, sight]);
  const drawn = useMemo(() => {
    const placed = ({ step, values }: Row) => ({
      step,
      values: values.map((value) => placeable(value, scale)),
    });
    return thin(
      rowsAround(rows, sight)
        .filter(({ step }) => stepScale === 'linear' || step > 0)
        .map(placed),
    );
  }, [rows, sight, scale, stepScale]);
  const axis = useAxis(props, rows, sight, steps);
  const tick = useMemo(() => tickText(axis.ticks, scale, props.unit), [axis, scale, props.unit]);
  const stepsInSight = useMemo(() => stepAxis(from, to, stepScale), [from, to, stepScale]);
  const nearest = useCallback(
    (step: number) =>
      inSight[bisector<Row, number>((row) => row.step).center(inSight, step)]?.step ?? null,
    [inSight],
  );
  const nothing = nothingIn(rows, sight, scale);
  return (
    <div className="lines" data-run={run} data-step={rows.at(-1)?.step} ref={setFrame}>
      <LineChart
        responsive
        style={FILL}
        data={drawn}
        margin={metrics.margin}
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
            <ForetoldLines foretold={foretold} hidden={hidden} />
            <PinnedLines pins={pins} read={read} hidden={hidden} />
            <Lines info={info} hidden={hidden} width={metrics.stroke} />
            <LastPoints info={info} hidden={hidden} last={rows.at(-1)} />
            {scale === 'log' && <Zeros info={info} rows={inSight} hidden={hidden} />}
            <HoveredStep {...{ info, hidden, value, frame }} rows={inSight} />
            <ZoomGesture steps={steps} nearest={nearest} />
          </>
        )}
      </LineChart>
      {rows.length === 0 && <p className="empty">{props.empty}</p>}
      {nothing && (
        <div className="empty nothing">
          <p>{nothing}</p>
          {(from > 0 || to < steps) && (
            <button type="button" className="button" onClick={() => setView({ zoom: null })}>
              All steps
            </button>
          )}
        </div>
      )}
    </div>
  );
}

const FILL = { width: '100%', height: '100%' };

/** The axis of the values: a function of what is measured and of what is in sight. */
function useAxis(props: Props, rows: readonly Row[], sight: Sight, steps: number) {
  const { scaleNow: scale, axis: home, read, foretold } = props;
  const pins = useSessionState((state) => state.pins);
  const hidden = useView((view) => view.hidden);
  const pinned = useMemo(
    () =>
      pins.flatMap(({ info, measurements }) =>
        valuesIn(
          measurements.map((each) => rowOf(each, read)),
          { ...sight, shows: (k) => !hidden.has(info.learners[k].id) },
        ),
      ),
    [pins, read, sight, hidden],
  );
  const least = useMemo(
    () =>
      foretold
        .flatMap(({ values }) => values)
        .reduce<number>(
          (a, b) => (b !== null && b > 0 ? Math.min(a, b) : a),
          Number.POSITIVE_INFINITY,
        ),
    [foretold],
  );
  const whole = props.from === 0 && props.to === steps;
  return useStable(
    useMemo(() => {
      const seen = rangeOf([...valuesIn(rows, sight), ...pinned], scale);
      const range =
        seen ??
        rangeOf(
          rows.flatMap(({ values }) => values),
          scale,
        );
      if (whole && scale === props.scale) return home(range, least);
      return scale === 'log' ? logAxis(range) : linearAxis(range);
    }, [rows, sight, pinned, scale, whole, props.scale, home, least]),
  );
}
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

/** The same functions at each drawing: recharts takes a new one for another line. */
const VALUES = learners.map((_, index) => (row: Row) => row.values[index]);

interface LinesProps {
  readonly info: RunInfo;
  readonly hidden: ReadonlySet<LearnerId>;
  readonly width: number;
}

const Lines = memo(function Lines({ info, hidden, width }: LinesProps) {
  return info.learners.map(
    ({ id, rule }, index) =>
      !hidden.has(id) && (
        <Line
          key={id}
          name={learnerName({ id, rule }).short}
          dataKey={VALUES[index]}
          stroke={strokes[id].color}
          strokeDasharray={strokes[id].dash}
          strokeWidth={width}
          strokeLinecap="round"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ),
  );
});
