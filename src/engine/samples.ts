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
