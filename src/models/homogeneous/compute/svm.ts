/** The linear separator through the origin of largest margin: what deep linear networks converge to ([JT19]). */
import { dot } from '../../../engine/linear';

export interface Separator {
  /** Of length 1 [d]. */
  readonly direction: Float64Array;
  /** γ: the least y_i ⟨w, x_i⟩ over unit w. */
  readonly margin: number;
}

/** A sweep over the samples costs n·d; so many at most. */
const SWEEPS = 200_000;
const EXACT = 1e-13;
/** A margin below this share of the longest input is none: nothing separates the data. */
const NO_MARGIN = 1e-4;

/**
 * min ½‖w‖² with y_i ⟨w, x_i⟩ ≥ 1, by coordinate ascent on its dual: w = Σ α_i y_i x_i, α ≥ 0. Null where no such w is found:
 * the data cannot be separated through the origin. X [n, d], y [n].
 */
export function separatorOf(X: Float64Array, y: Float64Array): Separator | null {
  const n = y.length;
  const d = X.length / n;
  const squares = Float64Array.from({ length: n }, (_, i) => dot(X, i * d, X, i * d, d));
  const longest = Math.sqrt(Math.max(...squares));
  const alpha = new Float64Array(n);
  const w = new Float64Array(d);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let worst = 0;
    for (let i = 0; i < n; i++) {
      if (squares[i] === 0) return null;
      const short = 1 - y[i] * dot(X, i * d, w, 0, d);
      const next = Math.max(0, alpha[i] + short / squares[i]);
      const change = next - alpha[i];
      if (change === 0) continue;
      worst = Math.max(worst, Math.abs(change) * Math.sqrt(squares[i]));
      alpha[i] = next;
      for (let k = 0; k < d; k++) w[k] += change * y[i] * X[i * d + k];
    }
    const length = Math.sqrt(dot(w, 0, w, 0, d));
    if (!(length * longest < 1 / NO_MARGIN)) return null;
    if (worst <= EXACT * length) break;
  }
  const length = Math.sqrt(dot(w, 0, w, 0, d));
  const direction = w.map((each) => each / length);
  let margin = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) margin = Math.min(margin, y[i] * dot(X, i * d, direction, 0, d));
  return margin > 0 ? { direction, margin } : null;
}
