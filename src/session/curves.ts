/** The history of the run in sight, kept outside React and published to the page at most ten times a second. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Measurement } from '../experiment/measurement';
import type { RunInfo } from '../experiment/run';

/** What the charts and the readout show: always of one run alone. */
export interface CurvesState {
  /** Null before the first measurement of the first run. */
  readonly info: RunInfo | null;
  /** The number of the run, for telling one from the next. */
  readonly run: number;
  /** Oldest first. */
  readonly measurements: readonly Measurement[];
  /** Updates made so far; may be ahead of the last measurement. */
  readonly step: number;
  readonly stepsPerSecond: number | null;
  /** For each learner, the first measured step with L/L₀ below 1e-6; null while there is none. */
  readonly reached: readonly (number | null)[];
}

export interface Curves {
  readonly store: StoreApi<CurvesState>;
  /** A new run begins; what is in sight stays until its first measurement. */
  begin(run: number, info: RunInfo): void;
  /** The run in sight goes on after a setback, perhaps on another backend. */
  proceed(info: RunInfo): void;
  append(measurements: readonly Measurement[], step: number, stepsPerSecond: number | null): void;
  /** Publishes what has gathered at once: the run pauses or ends. */
  flush(): void;
}

/** L/L₀ below which a learner counts as done, in the readout. */
const SMALL_LOSS = 1e-6;

const PUBLISH_MS = 100;

const nothing: CurvesState = {
  info: null,
  run: 0,
  measurements: [],
  step: 0,
  stepsPerSecond: null,
  reached: [],
};

export function createCurves(): Curves {
  const store = createStore<CurvesState>(() => nothing);
  let gathered: CurvesState = nothing;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.measurements.length > 0) store.setState(gathered, true);
  }

  return {
    store,
    begin(run, info) {
      clearTimeout(timer);
      timer = undefined;
      gathered = { ...nothing, run, info, reached: info.learners.map(() => null) };
    },
    proceed(info) {
      gathered = { ...gathered, info, stepsPerSecond: null };
      flush();
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
        };
      }
      if (first) flush();
      else timer ??= setTimeout(flush, PUBLISH_MS);
    },
    flush,
  };
}

function reachedBy(reached: CurvesState['reached'], { step, readings }: Measurement) {
  return reached.map((known, index) => {
    const { relativeLoss } = readings[index];
    return known ?? (relativeLoss !== null && relativeLoss < SMALL_LOSS ? step : null);
  });
}
