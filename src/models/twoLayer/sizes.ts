/** The sizes of a network and its data, and the numbers that its matrices hold. */

/** Sizes: samples n, inputs d, hidden units p, outputs o. */
export interface Shape {
  readonly n: number;
  readonly d: number;
  readonly p: number;
  readonly o: number;
}

/** Of either precision. A loop reads them as `x[i] ?? NaN`: what lies outside is no number. */
export type Numbers = Float32Array | Float64Array;
