/** The sizes of a network and its data, and the numbers that its matrices hold. */

/** Sizes: samples n, inputs d, hidden units p, outputs o. */
export interface Shape {
  readonly n: number;
  readonly d: number;
  readonly p: number;
  readonly o: number;
}

/** Of either precision. */
export type Numbers = Float32Array | Float64Array;
