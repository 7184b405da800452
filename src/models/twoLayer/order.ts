/** An order to compute: explicit data, initial weights and learners, nothing left to chance. */

import type { LearnerOrder as AnyLearnerOrder, Order as AnyOrder, Stops } from '../../engine/order';
import type { Data } from '../../engine/samples';
import type { Activation } from './activations/activations';
import type { LearnerOfRun } from './learners';
import type { Experiment } from './params';
import type { Shape } from './sizes';

/** One learner: W ← W − η gW, β ← (1 − ηλ_t) β − η gβ with λ_t = λ for t < until, then 0. */
export type LearnerOrder = AnyLearnerOrder & LearnerOfRun;

export interface Initial {
  /** [p, d] */
  readonly W: Float64Array;
  /** [p, o] */
  readonly beta: Float64Array;
  /** [p, o], the feedback weights at the start; most rules never change them */
  readonly b: Float64Array;
}

/** The batch size of an experiment on n samples: “full”, or n and more, is all of them. */
export function batchOf({ batch }: Pick<Experiment, 'batch'>, n: number): number {
  return batch === 'full' ? n : Math.min(batch, n);
}

export interface Order extends AnyOrder {
  readonly activation: Activation;
  readonly shape: Shape;
  readonly data: Data;
  readonly initial: Initial;
  readonly learners: readonly LearnerOrder[];
  /**
   * Each update descends the loss of so many samples (n: all), a sum like L itself, and takes their share of the decay:
   * an epoch of batches goes about as far as one update on all samples.
   */
  readonly batch: number;
}

export function stopsOf({ target, plateau }: Pick<Experiment, 'target' | 'plateau'>): Stops {
  return {
    target: target === 'none' ? null : target,
    plateau: plateau === 'never' ? null : plateau,
  };
}
