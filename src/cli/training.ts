/** Trains an order as the page's worker does, without the page: the same engine, the same numbers. */
import { setImmediate as macrotask } from 'node:timers/promises';
import type { AnyBackend } from '../engine/backend';
import type { Measurement } from '../engine/measurement';
import type { Model } from '../engine/model';
import type { Order } from '../engine/order';
import type { Outcome } from '../engine/run';
import { type Pace, type Stride, train } from '../engine/train';
import type { Laboratory } from '../models/laboratories';
import type { Schedule } from './schedule';

/** Multiply-adds of a burst: some ten milliseconds, after which progress is told and an interrupt is seen. */
const BURST = 3e7;

export interface Training {
  readonly laboratory: Laboratory;
  readonly order: Order;
  readonly schedule: Schedule;
  readonly backend: AnyBackend;
  /** Whether the final weights are wanted. */
  readonly weights: boolean;
  /** Ends the run early, with a last measurement where it stands. */
  readonly interrupt: AbortSignal;
  /** Told before each burst where the run stands and what was measured last. */
  readonly watch: (step: number, latest: Measurement | undefined) => void;
}

export interface Result {
  readonly outcome: Outcome;
  readonly measurements: readonly Measurement[];
  /** Those at the last measurement; none of a run that diverged, whose weights are no numbers any more. */
  readonly finals: readonly unknown[] | null;
}

export async function trained(training: Training): Promise<Result> {
  const { schedule, interrupt } = training;
  const { model } = training.laboratory;
  const order = { ...training.order, every: schedule.every };
  const stride = strides(model, order, schedule.extra);
  const stop = new AbortController();
  const measurements: Measurement[] = [];
  let latest: Measurement | undefined;
  let interruptedAt = -1;
  const pace: Pace = async (step) => {
    training.watch(step, latest);
    await macrotask();
    if (!interrupt.aborted) return stride(step);
    if (step === interruptedAt) stop.abort();
    interruptedAt = step;
    return { steps: 0, measure: true };
  };
  const cohort = training.backend.cohort(order);
  const run = train(cohort, order, model.readerOf(order, cohort), pace, stop.signal);
  let next = await run.next();
  for (; !next.done; next = await run.next()) {
    latest = next.value;
    if (schedule.keeps(latest.step)) measurements.push(latest);
  }
  const outcome = next.value;
  if (outcome.kind === 'aborted' && latest && measurements.at(-1) !== latest) {
    measurements.push(latest);
  }
  const snapshot = training.weights && outcome.kind !== 'diverged' ? await cohort.snapshot() : null;
  cohort.dispose();
  const finals = snapshot ? model.weightsOf(order, snapshot) : null;
  return { outcome, measurements, finals };
}

/** How far to go from a step: a burst, or less to a step of `extra`, which is measured. */
function strides(model: Model, order: Order, extra: readonly number[]): (step: number) => Stride {
  const cost = order.learners.length * model.effort.update(order);
  const burst = Math.max(1, Math.round(BURST / cost));
  let index = 0;
  return (step) => {
    while (extra[index] <= step) index++;
    const left = (extra[index] ?? Number.POSITIVE_INFINITY) - step;
    return { steps: Math.min(burst, left), measure: left <= burst };
  };
}
