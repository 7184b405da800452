/** What looks on at a run of two-layer networks, by name, and what each sees. */
import type { Seen } from '../../engine/probe';
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

/** What a probe saw, at this step. */
export interface At<T> {
  readonly step: number;
  readonly value: T;
}

/** Null where it has not looked, or what it saw holds no longer. */
export function seenBy<P extends ProbeId>(
  seen: Readonly<Record<string, Seen | undefined>>,
  probe: P,
): At<Sees[P]> | null {
  // What stands under a probe's id was sent by that probe, which `compute/probes.ts` types by the table above.
  return (seen[probe] as At<Sees[P]> | undefined) ?? null;
}
