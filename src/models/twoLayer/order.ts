/** An order to compute: explicit data, initial weights and learners, nothing left to chance. */

import type { Activation } from './activations/activations';
import type { LearnerOfRun } from './learners';
import type { Experiment } from './params';
import type { Shape } from './sizes';

/** One learner: W ← W − η gW, β ← (1 − ηλ_t) β − η gβ with λ_t = λ for t < until, then 0. */
export interface LearnerOrder extends LearnerOfRun {
  readonly eta: number;
  readonly lambda: number;
  /** Steps; null: the decay is never cut off. */
  readonly until: number | null;
}

/** Inputs and targets; every matrix is row-major. */
export interface Samples {
  /** [n, d] */
  readonly X: Float64Array;
  /** [n, o] */
  readonly Y: Float64Array;
}

/** The training samples, and others to test on where there are any: [m, d] and [m, o]. */
export interface Data extends Samples {
  readonly test?: Samples;
}

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

export interface Order {
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
  /** Of what is drawn on the way: the order of the samples in batches, feedback that is drawn anew. */
  readonly seed: number;
  /** Updates in all. */
  readonly steps: number;
  /** A measurement is taken every so many steps, at steps 1, 2, 4, 8 … before the first of them, and at the last. */
  readonly every: number;
  /** Why it may end before its last step. */
  readonly stops: Stops;
}

/** When a run ends before its budget of steps; null: not for this reason. */
export interface Stops {
  /** L/L₀ of every learner. */
  readonly target: number | null;
  /** Steps over which nothing changes to speak of. */
  readonly plateau: number | null;
}

export function stopsOf({ target, plateau }: Pick<Experiment, 'target' | 'plateau'>): Stops {
  return {
    target: target === 'none' ? null : target,
    plateau: plateau === 'never' ? null : plateau,
  };
}

export const NO_STOPS: Stops = { target: null, plateau: null };
