/** The one interface behind which every backend trains: all learners of an order, advanced together. */

import type { Space } from '../models/twoLayer/compute/plan';
import type { Purpose, Snapshot } from '../models/twoLayer/compute/snapshot';
import type { LearnerOrder, Order } from '../models/twoLayer/order';
import type { Sums } from '../models/twoLayer/sums';
import type { Precision } from './run';

export interface Cohort {
  /** What it computes in, and where: they tell a gradient from its round-off. */
  readonly precision: Precision;
  readonly space: Space;
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

/**
 * Starts from the order's initial weights, or goes on from a snapshot of a cohort of the same order. `space` is that of
 * `cheaperSpace` unless given; the reference backend knows weight space alone.
 */
export type CohortMaker = (order: Order, from?: Snapshot, space?: Space) => Cohort;

/** 1 − ηλ_t of an update that sees a share of the samples, with λ_t = λ before the cut-off and 0 from there on. */
export function keepAt(learner: LearnerOrder, step: number, share: number): number {
  const decays = learner.until === null || step < learner.until;
  return decays ? 1 - learner.eta * learner.lambda * share : 1;
}
