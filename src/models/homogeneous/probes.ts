/** What looks on at a run of deep homogeneous networks, by name, and what each sees. */
import type { Seen } from '../../engine/probe';

/** The plane coloured by f(x; Ŵ): what moves in it is the direction alone. */
export interface Surface {
  /** The square [−extent, extent]², `side` points a side, rows from the top down. */
  readonly extent: number;
  readonly side: number;
  /** Of each learner [side · side]: f(x; W/‖W‖). */
  readonly values: readonly Float32Array[];
}

/** All normalised margins m_i/‖W‖^D of each learner, in the order of the samples. */
type Margins = readonly Float64Array[];

/** Of each learner, each layer of W/‖W‖ with its leading singular pair. */
type Portrait = readonly (readonly LayerPortrait[])[];

export interface LayerPortrait {
  readonly rows: number;
  readonly columns: number;
  /** [rows · columns] */
  readonly values: Float32Array;
  /** σ₂/σ₁ */
  readonly ratio: number;
  readonly u: readonly number[];
  readonly v: readonly number[];
}

export interface Sees {
  /** Null where the data are not in the plane. */
  readonly surface: Surface;
  readonly margins: Margins;
  readonly layers: Portrait;
}

export type ProbeId = keyof Sees;

/** What a probe saw, at this step. */
export interface At<T> {
  readonly step: number;
  readonly value: T;
}

/** Null where it has not looked, or there is nothing to see. */
export function seenBy<P extends ProbeId>(
  seen: Readonly<Record<string, Seen | undefined>>,
  probe: P,
): At<Sees[P]> | null {
  // What stands under a probe's id was sent by that probe, which `compute/probes.ts` types by the table above.
  return (seen[probe] as At<Sees[P]> | undefined) ?? null;
}
