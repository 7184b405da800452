/** Where the weights of a run stand, as far as a picture shows them: a cloud of (b_r, β_r), and a few units in full. */

/** So many entries of b and β [p, o] are shown, the first ones: all are drawn alike, so no part of them is special. */
export const MOST_DOTS = 4000;

/** So many hidden units, and of the weights of each so many inputs, are drawn in a diagram: the first ones. */
export const DRAWN_UNITS = 16;
export const DRAWN_INPUTS = 7;

export interface LearnerPortrait {
  /** The first entries of Q [p, o], the feedback in effect; for BP, which uses none, b. */
  readonly feedback: Float32Array;
  /** The same entries of β [p, o]. */
  readonly beta: Float32Array;
  /** The line β = slope · Q through the origin that fits all entries best; null where Q is 0. */
  readonly slope: number | null;
  /** ∠(Q, β) over all entries in radians, 0…π; null where one of them is 0. */
  readonly angle: number | null;
  /** The first rows and columns of W: [min(p, DRAWN_UNITS), min(d, DRAWN_INPUTS)]. */
  readonly W: Float32Array;
}
