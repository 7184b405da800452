/** The one interface behind which every backend trains: all learners of an order, advanced together. */
import type { LearnerOrder } from './order';
import type { Precision } from './run';

/** To go on from, which takes the exact state; or only to look at, which may cost less. */
export type Purpose = 'going on' | 'looking';

/** `Sums` is what it reads back of a learner, `Snapshot` its state as plain data: each model has its own. */
export interface Cohort<Sums = unknown, Snapshot = unknown> {
  readonly precision: Precision;
  /** Makes updates number `from` to `from + count − 1` (they are numbered from 0). May only queue them. */
  advance(from: number, count: number): void;
  /** Resolves when all queued updates are done. */
  settle(): Promise<void>;
  /** Measures the present state, that after `step` updates, over all samples, in the order of the learners. */
  measure(step: number): Promise<readonly Sums[]>;
  /** The present state. A cohort made from one for going on (the default) goes on as if nothing had been, bit for bit. */
  snapshot(purpose?: Purpose): Promise<Snapshot>;
  dispose(): void;
}

/** Starts from what the order has drawn, or goes on from a snapshot of a cohort of the same order. */
export type CohortMaker<O, S, C> = {
  // As a method, one of a model's own orders can stand where the model is not named: its orders come from that model.
  make(order: O, from?: S): C;
}['make'];

/** 1 − ηλ_t of an update that sees a share of the samples, with λ_t = λ before the cut-off and 0 from there on. */
export function keepAt(learner: LearnerOrder, step: number, share: number): number {
  const decays = learner.until === null || step < learner.until;
  return decays ? 1 - learner.eta * learner.lambda * share : 1;
}
