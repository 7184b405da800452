/** The history of the run in sight, kept outside React and published to the page at most ten times a second. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AnyExperiment } from '../core/schema/rows';
import type { Facts } from '../engine/facts';
import { type Measurement, readingAt } from '../engine/measurement';
import type { LearnerOrder } from '../engine/order';
import type { LeftOut, Seen } from '../engine/probe';
import type { RunInfo } from '../engine/run';
import type { TestReading } from '../engine/testReading';

/** What the charts and the readout show: always of one run alone. */
export interface CurvesState {
  /** Null before the first measurement of the first run, and of a run that ended before it was set up. */
  readonly info: RunInfo | null;
  readonly model: Facts;
  /** What was asked for, with the changes made on the way. */
  readonly experiment: AnyExperiment;
  /** The number of the run, for telling one from the next. */
  readonly run: number;
  /** Oldest first. */
  readonly measurements: readonly Measurement[];
  /** Updates made so far; may be ahead of the last measurement. */
  readonly step: number;
  readonly stepsPerSecond: number | null;
  /** For each learner, the first measured step with L/L₀ below 1e-6; null while there is none. */
  readonly reached: readonly (number | null)[];
  /** By a probe's id: what it saw first, and last; the same at first. */
  readonly first: Readonly<Record<string, Seen>>;
  readonly latest: Readonly<Record<string, Seen>>;
  /** What could not be worked out beside the training. */
  readonly leftOut: readonly LeftOut[];
  /** What was changed while the run went on, oldest first: the link alone does not reproduce it. */
  readonly changes: readonly Change[];
  /** The last test of each learner, in the run's order. */
  readonly tests: {
    readonly step: number;
    readonly readings: readonly (TestReading | null)[];
  } | null;
  /** Nothing more comes of this run. */
  readonly over: boolean;
}

/** From `step` on the learners go by another η, λ or T: “λ = 2”. */
export interface Change {
  readonly step: number;
  readonly what: string;
}

export interface Curves {
  readonly store: StoreApi<CurvesState>;
  /** A new run begins; what is in sight stays until its first measurement, or its end. */
  begin(run: number, info: RunInfo | null, asked: Pick<CurvesState, 'model' | 'experiment'>): void;
  /** Lets go of what is in sight: the laboratory is another one, whose views could not show it. */
  clear(asked: Pick<CurvesState, 'model' | 'experiment'>): void;
  /** The run in sight goes on after a setback, perhaps on another backend. */
  proceed(info: RunInfo): void;
  see(seen: Seen): void;
  leaveOut(leftOut: LeftOut): void;
  /** From `step` on the learners go by these; what was foretold holds no longer. */
  retune(step: number, learners: readonly LearnerOrder[], experiment: AnyExperiment): void;
  append(measurements: readonly Measurement[], step: number, stepsPerSecond: number | null): void;
  test(step: number, readings: readonly (TestReading | null)[]): void;
  /** Publishes what has gathered at once, also where nothing was measured. */
  flush(): void;
  /** The same, as the last of the run. */
  finish(): void;
}

/** L/L₀ below which a learner counts as done, in the readout. */
const SMALL_LOSS = 1e-6;

const PUBLISH_MS = 100;

const nothing: Omit<CurvesState, 'model' | 'experiment'> = {
  info: null,
  run: 0,
  measurements: [],
  step: 0,
  stepsPerSecond: null,
  reached: [],
  first: {},
  latest: {},
  leftOut: [],
  changes: [],
  tests: null,
  over: false,
};

/** `model`: that of what is in sight before the first run. */
export function createCurves(model: Facts): Curves {
  const store = createStore<CurvesState>(() => ({
    ...nothing,
    ...{ model, experiment: model.schema.defaults },
  }));
  let gathered = store.getState();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    store.setState(gathered, true);
  }

  /** Before a run's first measurement the one before it stays in sight. */
  function flushMeasured(): void {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.measurements.length > 0) flush();
  }

  function add(news: Partial<CurvesState>): void {
    gathered = { ...gathered, ...news };
    timer ??= setTimeout(flushMeasured, PUBLISH_MS);
  }

  return {
    store,
    begin(run, info, asked) {
      clearTimeout(timer);
      timer = undefined;
      gathered = {
        ...nothing,
        run,
        info,
        ...asked,
        reached: info?.learners.map(() => null) ?? [],
      };
    },
    clear(asked) {
      gathered = { ...nothing, ...asked, run: gathered.run };
      flush();
    },
    proceed(info) {
      gathered = { ...gathered, info, stepsPerSecond: null };
      flushMeasured();
    },
    see(seen) {
      const { first, latest } = gathered;
      add({
        first: { [seen.probe]: seen, ...first },
        latest: { ...latest, [seen.probe]: seen },
      });
    },
    leaveOut: (leftOut) =>
      add({ leftOut: [...gathered.leftOut.filter((each) => !isSame(each, leftOut)), leftOut] }),
    test: (step, readings) => add({ tests: later(gathered.tests, { step, readings }) }),
    retune(step, learners, experiment) {
      if (!gathered.info) return;
      const info = { ...gathered.info, learners };
      const { model } = gathered;
      const what = model.differenceOf(experiment, gathered.experiment);
      const changes = withChange(gathered.changes, { step, what }, info.steps / 50);
      const leftOut = gathered.leftOut.filter((each) => !model.foretells(each.what));
      const latest = Object.fromEntries(
        Object.entries(gathered.latest).filter(([probe]) => !model.foretells(probe)),
      );
      gathered = { ...gathered, info, experiment, latest, leftOut, changes };
      flushMeasured();
    },
    append(measurements, step, stepsPerSecond) {
      const first = gathered.measurements.length === 0;
      gathered = { ...gathered, step, stepsPerSecond };
      if (measurements.length > 0) {
        // New arrays only for new measurements: a chart is drawn again when its data changed, not at every step.
        gathered = {
          ...gathered,
          measurements: [...gathered.measurements, ...measurements],
          reached: measurements.reduce(reachedBy, gathered.reached),
          tests: later(gathered.tests, testsOf(measurements)),
        };
      }
      if (first) flushMeasured();
      else timer ??= setTimeout(flushMeasured, PUBLISH_MS);
    },
    flush,
    finish() {
      gathered = { ...gathered, over: true };
      flush();
    },
  };
}

/** A slider that is dragged is one change: what follows within so many steps takes its place. */
function withChange(changes: readonly Change[], change: Change, near: number): readonly Change[] {
  const last = changes.at(-1);
  const again = last && nameIn(last) === nameIn(change) && change.step - last.step <= near;
  return again
    ? [...changes.slice(0, -1), { step: last.step, what: change.what }]
    : [...changes, change];
}

const isSame = (one: LeftOut, other: LeftOut) =>
  one.what === other.what && one.learner === other.learner;

const nameIn = ({ what }: Change) => what.split(' = ')[0];

function reachedBy(reached: CurvesState['reached'], measurement: Measurement) {
  return reached.map((known, index) => {
    const { relativeLoss } = readingAt(measurement, index);
    const isSmall = relativeLoss !== null && relativeLoss < SMALL_LOSS;
    return known ?? (isSmall ? measurement.step : null);
  });
}

/** A test where the run rests may come before measurements of earlier steps, which the page had no time to take. */
function later(known: CurvesState['tests'], news: CurvesState['tests']): CurvesState['tests'] {
  return known && (!news || news.step < known.step) ? known : news;
}

/** The last measurement in which learners were tested. */
function testsOf(measurements: readonly Measurement[]): CurvesState['tests'] {
  const last = measurements.findLast(({ readings }) => readings.some(({ test }) => test));
  return last ? { step: last.step, readings: last.readings.map(({ test }) => test) } : null;
}
