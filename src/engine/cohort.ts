/** The one interface behind which every backend trains: all learners of an order, advanced together. */
import type { LearnerOrder } from '../experiment/order';
import type { Sums } from './metrics';

/** A learner's weights: W [p, d], β [p, o], row-major. */
export interface Weights {
  readonly W: Float64Array;
  readonly beta: Float64Array;
}

export interface Cohort {
  /** Makes updates number `from` to `from + count − 1` (they are numbered from 0). May only queue them. */
  advance(from: number, count: number): void;
  /** Resolves when all queued updates are done. */
  settle(): Promise<void>;
  /** Measures the present state, in the order of the learners. */
  measure(): Promise<readonly Sums[]>;
  weights(): Promise<readonly Weights[]>;
  dispose(): void;
}

/** λ_t: λ before the cut-off, 0 from there on. */
export function decayAt(learner: LearnerOrder, step: number): number {
  return learner.until === null || step < learner.until ? learner.lambda : 0;
}
