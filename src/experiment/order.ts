/** An order to compute: explicit data, initial weights and learners, nothing left to chance. */
import type { LearnerId, Rule } from './learners';
import type { Activation, Experiment } from './params';

/** Sizes: samples n, inputs d, hidden units p, outputs o. */
export interface Shape {
  readonly n: number;
  readonly d: number;
  readonly p: number;
  readonly o: number;
}

/** One learner: W ← W − η gW, β ← (1 − ηλ_t) β − η gβ with λ_t = λ for t < until, then 0. */
export interface LearnerOrder {
  readonly id: LearnerId;
  readonly rule: Rule;
  readonly eta: number;
  readonly lambda: number;
  /** Steps; null: the decay is never cut off. */
  readonly until: number | null;
}

/** Every matrix is row-major. */
export interface Data {
  /** [n, d] */
  readonly X: Float64Array;
  /** [n, o] */
  readonly Y: Float64Array;
}

export interface Initial {
  /** [p, d] */
  readonly W: Float64Array;
  /** [p, o] */
  readonly beta: Float64Array;
  /** [p, o], the fixed feedback weights */
  readonly b: Float64Array;
}

/**
 * Each update descends the loss of `size` samples (n: all), a sum like L itself, and takes its share size/n of the decay:
 * an epoch of batches goes about as far as one update on all samples.
 */
export interface Batch {
  readonly size: number;
  /** Of the order in which the samples come. */
  readonly seed: number;
}

/** The batches of an experiment on n samples: “full”, or n and more, is all of them. */
export function batchOf({ batch, seed }: Pick<Experiment, 'batch' | 'seed'>, n: number): Batch {
  return { size: batch === 'full' ? n : Math.min(batch, n), seed };
}

export interface Order {
  readonly activation: Activation;
  readonly shape: Shape;
  readonly data: Data;
  readonly initial: Initial;
  readonly learners: readonly LearnerOrder[];
  readonly batch: Batch;
  /** Updates in all. */
  readonly steps: number;
  /** A measurement is taken every so many steps, at steps 1, 2, 4, 8 … before the first of them, and at the last. */
  readonly every: number;
}
