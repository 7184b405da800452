/** What theory says of a run: curves drawn beside the measured ones, and the kernels that govern the rate. */
import type { LearnerOfRun } from './learners';

/** A curve foretold from the start alone, at the steps of the run's schedule. */
export interface Prediction {
  readonly learner: LearnerOfRun;
  /**
   * exact: the reduction of linear FA, equal to the run up to round-off; kernel: the loss from the eigenpairs of G₀ + H₀;
   * law: the alignment law of FA with decay (docs/model.md).
   */
  readonly kind: 'exact' | 'kernel' | 'law';
  readonly steps: readonly number[];
  /** L at each step, null where it is beyond all numbers; null where this kind says nothing of it. */
  readonly loss: readonly (number | null)[] | null;
  /** ∠(b, β) in radians at each step; null where this kind says nothing of it, or the angle is undefined. */
  readonly alignment: readonly (number | null)[] | null;
}

/** The kernels of one learner at one step: e(t+1) ≈ (I − η(G + H)) e(t). */
export interface KernelReport {
  readonly learner: LearnerOfRun;
  /** Eigenvalues of G, descending. Null for more than `MOST_SAMPLES` samples, and where they are left out. */
  readonly G: readonly number[] | null;
  /** Eigenvalues of the symmetric part of G + H, descending; null as G, and with several outputs, where H is no matrix [n, n]. */
  readonly GH: readonly number[] | null;
  /** ‖H‖, the largest size of an eigenvalue; null as GH. */
  readonly hNorm: number | null;
}

/** The spectrum is worked out for at most so many samples. */
export const MOST_SAMPLES = 200;

/** What is worked out beside the training, by name: the kinds of predictions, and what is looked at on the way. */
export type Aside = Prediction['kind'] | 'kernels' | 'gauge' | 'portrait' | 'test';

/** Why theory cannot tell, beside what befalls any calculation. */
export type WhyNot = 'singular' | 'too-long';

/** Whether it is foretold from the start alone. */
export function isPrediction(what: string): what is Prediction['kind'] {
  return what === 'exact' || what === 'kernel' || what === 'law';
}
