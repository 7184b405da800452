/** What looks on at a run of deep homogeneous networks, by name, and what each sees. */
import { seenAs } from '../../engine/probe';

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

export const seenBy = seenAs<Sees>();
