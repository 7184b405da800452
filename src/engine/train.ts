/** The training loop: an async generator of measurements over any backend, paced from outside. */

import { type Exam, examineAll, examOf, isTested } from '../models/twoLayer/compute/exam';
import { type Grain, grainOf, reading } from '../models/twoLayer/compute/metrics';
import { weightsOf } from '../models/twoLayer/compute/snapshot';
import type { Order } from '../models/twoLayer/order';
import type { Reading } from '../models/twoLayer/quantities';
import type { Sums } from '../models/twoLayer/sums';
import type { Cohort } from './cohort';
import type { Measurement } from './measurement';
import type { Diverged, Outcome } from './run';
import { stopOf } from './stops';

/** How far to go next: at most so many updates, and whether to measure there even off the schedule. */
export interface Stride {
  readonly steps: number;
  readonly measure: boolean;
}

/** Asked before each burst with the updates made so far; it may wait (a paused run) and so sets the tempo. */
export type Pace = (step: number, position: Position) => Stride | Promise<Stride>;

/** A loss above this many times L₀ counts as divergence. */
const DIVERGED = 1e6;

/** Where a run stands beside its weights: all that what is still to come depends on. */
export interface Position {
  /** Updates made. */
  readonly step: number;
  /** L₀ of each learner. */
  readonly initialLosses: readonly number[];
  /** The last step that was measured. */
  readonly measured: number;
  /** What its end goes by, if it may end early. */
  readonly recent: readonly Measurement[];
}

/**
 * Trains `cohort` on `order`. Measures at step 0, as `nextScheduled` says, at the last step, and where the pace asks,
 * each step once; a cohort made from a snapshot goes on at its position. The caller owns the cohort and disposes of it;
 * after an abort it may do so at once.
 */
export async function* train(
  cohort: Cohort,
  order: Order,
  pace: Pace,
  signal: AbortSignal,
  from: Position | null = null,
  exam: Exam | null = examOf(order),
): AsyncGenerator<Measurement, Outcome> {
  const stop = stopOf(order, from?.recent);
  const grain = grainOf(order, cohort);
  let initialLosses = from?.initialLosses ?? [];
  let measured = from?.measured ?? -1;
  let inFlight: Promise<void> | undefined;
  for (let step = from?.step ?? 0, due = isScheduled(step, order); ; ) {
    if (due && measured !== step) {
      const sums = await cohort.measure(step);
      if (initialLosses.length === 0) initialLosses = sums.map((each) => each.squaredError / 2);
      const readings = readAll(sums, initialLosses, order, grain);
      if (readings.some(isDiverged)) return diverged(order, step, readings);
      measured = step;
      const tested = exam && isTested(step, order.steps);
      const tests = tested ? await sit(exam, cohort, order, signal) : null;
      if (signal.aborted) return { kind: 'aborted' };
      const measurement = {
        step,
        readings: tests ? readings.map((each, k) => ({ ...each, test: tests[k] })) : readings,
      };
      yield measurement;
      const end = isScheduled(step, order) ? stop.judge(measurement) : null;
      if (end && step < order.steps) return end;
    } else {
      // One burst is being queued while the one before it is computed: the device never idles.
      const settled = cohort.settle();
      // Awaited a burst later; a device that is lost meanwhile is the caller's to see.
      settled.catch(() => {});
      await inFlight;
      inFlight = settled;
    }
    if (step === order.steps) return { kind: 'budget' };

    const stride = await pace(step, { step, initialLosses, measured, recent: stop.recent });
    if (signal.aborted) return { kind: 'aborted' };
    const scheduled = Math.min(nextScheduled(step, order.every), order.steps);
    const count = Math.min(stride.steps, scheduled - step);
    cohort.advance(step, count);
    step += count;
    due = stride.measure || step === scheduled;
  }
}

/** The next step to measure after `step`: every `every` steps, and before the first of them at 1, 2, 4, 8 and so on. */
export function nextScheduled(step: number, every: number): number {
  const early = 2 ** Math.floor(Math.log2(step) + 1);
  if (step < every && early < every) return Math.max(early, 1);
  return step - (step % every) + every;
}

function isScheduled(step: number, { every, steps }: Order): boolean {
  return step === 0 || step === steps || nextScheduled(step - 1, every) === step;
}

/** Tests all learners where they stand, those that can be; null after an abort. */
async function sit(exam: Exam, cohort: Cohort, order: Order, signal: AbortSignal) {
  return examineAll(exam, weightsOf(order, await cohort.snapshot('looking')), signal);
}

/** All steps at which a run is measured, whatever its pace. */
export function scheduledSteps({
  steps,
  every,
}: Pick<Order, 'steps' | 'every'>): readonly number[] {
  const scheduled = [0];
  for (let step = 0; step < steps; ) {
    step = Math.min(nextScheduled(step, every), steps);
    scheduled.push(step);
  }
  return scheduled;
}

function readAll(
  sums: readonly Sums[],
  initialLosses: readonly number[],
  { learners }: Order,
  grain: Grain,
): readonly Reading[] {
  return sums.map((each, index) => reading(each, initialLosses[index], learners[index], grain));
}

function diverged({ learners }: Order, step: number, readings: readonly Reading[]): Outcome {
  const all = learners.flatMap(({ id, rule }, index): Diverged[] => {
    const { relativeLoss } = readings[index];
    return isDiverged(readings[index]) ? [{ id, rule, relativeLoss: relativeLoss ?? NaN }] : [];
  });
  return { kind: 'diverged', step, learners: all };
}

function isDiverged({ loss, relativeLoss }: Reading): boolean {
  return !Number.isFinite(loss) || (relativeLoss !== null && relativeLoss > DIVERGED);
}
