/** The training loop: an async generator of measurements over any model and any backend, paced from outside. */
import { itemAt } from '../core/itemAt';
import type { Cohort } from './cohort';
import { type Evaluator, evaluateAll } from './evaluate';
import type { Measurement, Reading } from './measurement';
import type { Order } from './order';
import type { Diverged, Outcome } from './run';
import { isScheduled, isTested, nextScheduled } from './schedule';
import { stopOf } from './stops';

/** How far to go next: at most so many updates, and whether to measure there even off the schedule. */
export interface Stride {
  readonly steps: number;
  readonly measure: boolean;
}

/** Asked before each burst with the updates made so far; it may wait (a paused run) and so sets the tempo. */
export type Pace<R extends Reading = Reading> = (
  step: number,
  position: Position<R>,
) => Stride | Promise<Stride>;

/** From what a backend reads back to what is reported: each model has its own. */
export interface Reader<Sums, Snapshot, R extends Reading> {
  /** L of a learner. */
  loss(sums: Sums): number;
  /** Of the learner at this place in the order, whose L₀ is `initialLoss`. */
  read(sums: Sums, initialLoss: number, index: number): R;
  /** Whether two readings of one learner are the same to speak of. */
  isSame(then: R, now: R): boolean;
  /** Null where there is nothing to test on. */
  readonly evaluator: Evaluator<Snapshot> | null;
}

/** A loss above this many times L₀ counts as divergence. */
const DIVERGED = 1e6;

/** Where a run stands beside its weights: all that what is still to come depends on. */
export interface Position<R extends Reading = Reading> {
  /** Updates made. */
  readonly step: number;
  /** L₀ of each learner. */
  readonly initialLosses: readonly number[];
  /** The last step that was measured. */
  readonly measured: number;
  /** What its end goes by, if it may end early. */
  readonly recent: readonly Measurement<R>[];
}

/**
 * Trains `cohort` on `order`. Measures at step 0, as `nextScheduled` says, at the last step, and where the pace asks,
 * each step once; a cohort made from a snapshot goes on at its position. The caller owns the cohort and disposes of it;
 * after an abort it may do so at once.
 */
export async function* train<Sums, Snapshot, R extends Reading>(
  cohort: Cohort<Sums, Snapshot>,
  order: Order,
  reader: Reader<Sums, Snapshot, R>,
  pace: Pace<R>,
  signal: AbortSignal,
  from: Position<R> | null = null,
): AsyncGenerator<Measurement<R>, Outcome> {
  const stop = stopOf(order, reader.isSame, from?.recent);
  const { evaluator } = reader;
  let initialLosses = from?.initialLosses ?? [];
  let measured = from?.measured ?? -1;
  let inFlight: Promise<void> | undefined;
  for (let step = from?.step ?? 0, due = isScheduled(step, order); ; ) {
    if (due && measured !== step) {
      const sums = await cohort.measure(step);
      if (initialLosses.length === 0) initialLosses = sums.map((each) => reader.loss(each));
      const readings = sums.map((each, index) =>
        reader.read(each, itemAt(initialLosses, index), index),
      );
      if (readings.some(isDiverged)) return diverged(order, step, readings);
      measured = step;
      const tested = evaluator && isTested(step, order.steps);
      const tests = tested
        ? await evaluateAll(evaluator(await cohort.snapshot('looking')), signal)
        : null;
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

function diverged({ learners }: Order, step: number, readings: readonly Reading[]): Outcome {
  const all = learners.flatMap(({ id, rule }, index): Diverged[] => {
    const reading = itemAt(readings, index);
    return isDiverged(reading) ? [{ id, rule, relativeLoss: reading.relativeLoss ?? NaN }] : [];
  });
  return { kind: 'diverged', step, learners: all };
}

function isDiverged({ loss, relativeLoss }: Reading): boolean {
  return !Number.isFinite(loss) || (relativeLoss !== null && relativeLoss > DIVERGED);
}
