/** What looks on at a run of two-layer networks, by name, and what each sees. */
import { seenAs } from '../../engine/probe';
import type { LearnerPortrait } from './portrait';
import type { KernelReport, Prediction } from './theory';

/** In the order of the run's learners, where there is one for each. */
export interface Sees {
  /** Where the weights stand. */
  readonly portrait: readonly LearnerPortrait[];
  /** What theory foretells, from the start alone. */
  readonly predictions: readonly Prediction[];
  readonly kernels: readonly KernelReport[];
  /** η·λ_max(G + H)/2: above 1 a step overshoots. Null where it is left out. */
  readonly gauge: readonly (number | null)[];
}

export type ProbeId = keyof Sees;

export const seenBy = seenAs<Sees>();
