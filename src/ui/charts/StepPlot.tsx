/** The lines of a figure over the steps: drawn anew with each measurement, and nothing else of the figure with them. */
import { bisector } from 'd3-array';
import { memo, useCallback, useMemo, useState } from 'react';
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import { grouped } from '../../core/grouped';
import { itemAt } from '../../core/itemAt';
import type { RunInfo } from '../../engine/run';
import type { CurvesState } from '../../session/curves';
import { thin } from '../../session/thin';
import { useNames, useSessionState } from '../context';
import button from '../parts/button.module.css';
import plot from '../parts/plot.module.css';
import { strokeOf } from '../strokes';
import { useLateCurves } from '../turns';
import { type Scale, setView, useView } from '../view';
import { stepAxis } from './axes';
import type { Drawing } from './drawing';
import { type Foretold, ForetoldLines, LastPoints, PinnedLines } from './ExtraLines';
import { HoveredStep } from './HoveredStep';
import { Changes, CutOffs, HorizontalMark } from './marks';
import { useMetrics } from './metrics';
import styles from './StepPlot.module.css';
import {
  nothingIn,
  placeable,
  type Row,
  rowOf,
  rowsAround,
  rowsIn,
  type Sight,
  showing,
} from './sight';
import { tickText } from './tickText';
import { useAxis } from './useAxis';
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
  const { info, run, measurements, changes } = useLateCurves(historyOf, name);
  const pins = useSessionState((state) => state.pins);
  const stepScale = useView((view) => view.stepScale);
  const hidden = useView((view) => view.hidden);
  const metrics = useMetrics();

  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const steps = info?.steps ?? 1;
  const rows = useMemo(() => measurements.map((each) => rowOf(each, read)), [measurements, read]);
  const sight = useMemo(
    (): Sight => ({
      // A log scale has no place for step 0.
      from: stepScale === 'log' ? Math.max(from, 1) : from,
      to,
      shows: showing(info?.learners ?? [], hidden),
    }),
    [info, from, to, stepScale, hidden],
  );
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
  const whole = from === 0 && to === steps;
  const axis = useAxis({
    ...{ read, foretold, rows, sight, whole, scale },
    ...{ scaleAtHome: props.scale, home: props.axis },
  });
  const tick = useMemo(() => tickText(axis.ticks, scale, props.unit), [axis, scale, props.unit]);
  const stepsInSight = useMemo(() => stepAxis(from, to, stepScale), [from, to, stepScale]);
  const nearest = useCallback(
    (step: number) =>
      inSight[bisector<Row, number>((row) => row.step).center(inSight, step)]?.step ?? null,
    [inSight],
  );
  const nothing = nothingIn(rows, sight, scale);
  return (
    <div className={styles.lines} data-run={run} data-step={rows.at(-1)?.step} ref={setFrame}>
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
          minTickGap={metrics.stepGap}
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
          interval="equidistantPreserveStart"
          minTickGap={2}
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
      {rows.length === 0 && (
        <p className={plot.empty} translate="yes">
          {props.empty}
        </p>
      )}
      {props.note && (
        <p className={plot.key} translate="yes">
          {props.note}
        </p>
      )}
      {foretold.some(({ learner, holds }) => !holds && !hidden.has(learner.id)) && (
        <p className={scale === 'log' ? plot.key : `${plot.key} ${styles.low}`} translate="yes">
          dashed: theory outside its range
        </p>
      )}
      {nothing && (
        <div className={`${plot.empty} ${styles.nothing}`} translate="yes">
          <p key={nothing}>{nothing}</p>
          {!whole && (
            <button type="button" className={button.button} onClick={() => setView({ zoom: null })}>
              All steps
            </button>
          )}
        </div>
      )}
    </div>
  );
}

const FILL = { width: '100%', height: '100%' };

const historyOf = ({ info, run, measurements, changes }: CurvesState) => ({
  info,
  run,
  measurements,
  changes,
});

/** So many lines there may be, and more. */
const MOST_LEARNERS = 16;

/** The same functions at each drawing: recharts takes a new one for another line. */
const VALUES = Array.from({ length: MOST_LEARNERS }, (_, index) => (row: Row) => row.values[index]);

interface LinesProps {
  readonly info: RunInfo;
  readonly hidden: ReadonlySet<string>;
  readonly width: number;
}

const Lines = memo(function Lines({ info, hidden, width }: LinesProps) {
  const nameOf = useNames();
  return info.learners.map(
    ({ id, rule }, index) =>
      !hidden.has(id) && (
        <Line
          key={id}
          name={nameOf({ id, rule }).short}
          dataKey={itemAt(VALUES, index)}
          stroke={strokeOf(id).color}
          strokeDasharray={strokeOf(id).dash}
          strokeWidth={width}
          strokeLinecap="round"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ),
  );
});
