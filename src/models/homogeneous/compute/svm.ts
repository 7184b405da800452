/** The linear separator through the origin of largest margin: what deep linear networks converge to ([JT19]). */
import { breathe } from '../../../engine/breath';
import { dot } from '../../../engine/linear';

/** Why there is none. */
export type NoSeparator = 'none' | 'unknown';

export interface Separator {
  /** Of length 1 [d]. */
  readonly direction: Float64Array;
  /** γ: the least y_i ⟨w, x_i⟩ over unit w. */
  readonly margin: number;
}

/** Multiply-adds at most: a few seconds of them. */
const WORK = 2e9;
/** What a sample costs beside its inputs, in the same. */
const OVERHEAD = 20;
const EXACT = 1e-13;
/** A margin below this share of the longest input is none: nothing separates the data. */
const NO_MARGIN = 1e-4;

/**
 * min ½‖w‖² with y_i ⟨w, x_i⟩ ≥ 1, by coordinate ascent on its dual: w = Σ α_i y_i x_i, α ≥ 0. “none”: the data cannot be
 * separated through the origin; “unknown”: that took too long to find out. X [n, d], y [n].
 */
export function separatorOf(X: Float64Array, y: Float64Array): Separator | NoSeparator {
  const n = y.length;
  const d = X.length / n;
  const squares = Float64Array.from({ length: n }, (_, i) => dot(X, i * d, X, i * d, d));
  const longest = Math.sqrt(Math.max(...squares));
  const alpha = new Float64Array(n);
  const w = new Float64Array(d);
  const sweep = n * (d + OVERHEAD);
  let total = 0;
  for (let work = 0; work < WORK; work += sweep) {
    breathe(sweep);
    let worst = 0;
    for (let i = 0; i < n; i++) {
      if (squares[i] === 0) return 'none';
      const short = 1 - y[i] * dot(X, i * d, w, 0, d);
      const next = Math.max(0, alpha[i] + short / squares[i]);
      const change = next - alpha[i];
      if (change === 0) continue;
      worst = Math.max(worst, Math.abs(change) * Math.sqrt(squares[i]));
      alpha[i] = next;
      total += change;
      for (let k = 0; k < d; k++) w[k] += change * y[i] * X[i * d + k];
    }
    const length = Math.sqrt(dot(w, 0, w, 0, d));
    // γ is the distance of the origin to the hull of the y_i x_i, and w/Σα a point of it.
    if (length < NO_MARGIN * longest * total) return 'none';
    if (worst <= EXACT * length) return separator(X, y, w);
  }
  return 'unknown';
}

function separator(X: Float64Array, y: Float64Array, w: Float64Array): Separator | NoSeparator {
  const d = w.length;
  const length = Math.sqrt(dot(w, 0, w, 0, d));
  const direction = w.map((each) => each / length);
  let margin = Number.POSITIVE_INFINITY;
  for (let i = 0; i < y.length; i++)
    margin = Math.min(margin, y[i] * dot(X, i * d, direction, 0, d));
  return margin > 0 ? { direction, margin } : 'none';
}
