/** Kernels of the network at its start, and their largest eigenvalue. */

import { breathe } from '../../../engine/breath';
import { dot, norm2 } from '../../../engine/linear';
import type { Order } from '../order';
import { hidden } from './network';

type Start = Pick<Order, 'activation' | 'shape'> & {
  readonly data: Pick<Order['data'], 'X'>;
  readonly initial: Pick<Order['initial'], 'W'>;
};

/** G₀ = ψ(X W₀ᵀ) ψ(W₀ Xᵀ) / p  [n, n]: how a step on β alone moves the outputs (docs/model.md). */
export function featureKernel({ activation, shape, data, initial }: Start): Float64Array {
  const { n, p } = shape;
  const H = new Float64Array(p * n);
  hidden(H, initial.W, data.X, shape, activation);
  return gram(H, null, n, p);
}

/** Σ_r c_r M_ri M_rj / p  [n, n] of M [p, n], with c_r = 1 where there are no weights. */
export function gram(
  M: Float64Array,
  weights: Float64Array | null,
  n: number,
  p: number,
): Float64Array {
  const G = new Float64Array(n * n);
  for (let r = 0; r < p; r++) {
    const weight = (weights ? weights[r] : 1) / p;
    for (let i = 0; i < n; i++) {
      const m = M[r * n + i] * weight;
      if (m === 0) continue;
      for (let j = 0; j <= i; j++) G[i * n + j] += m * M[r * n + j];
    }
    breathe((n * n) / 2);
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) G[j * n + i] = G[i * n + j];
  return G;
}

/**
 * The largest eigenvalue of a symmetric positive semidefinite matrix [n, n], by power iteration until the
 * Rayleigh quotient, whose error is the square of the vector's, changes by less than 1e-13 of itself. NaN if an entry is none.
 */
export function largestEigenvalue(matrix: Float64Array, n: number): number {
  const unit = unitOf(matrix);
  if (unit === 0 || Number.isNaN(unit)) return unit;
  return (
    unit *
    ofScaled(
      matrix.map((entry) => entry / unit),
      n,
    )
  );
}

/** A power of two about as large as the largest entry, by which no digit changes: 0 of zeros, NaN if an entry is no number. */
export function unitOf(matrix: Float64Array): number {
  let most = 0;
  for (const entry of matrix) {
    if (!Number.isFinite(entry)) return Number.NaN;
    most = Math.max(most, Math.abs(entry));
  }
  return most > 0 ? 2 ** Math.floor(Math.log2(most)) : 0;
}

function ofScaled(matrix: Float64Array, n: number): number {
  let vector = Float64Array.from({ length: n }, (_, i) => 1 + i / n);
  let value = 0;
  for (let round = 0; round < 2000; round++) {
    const length = Math.sqrt(norm2(vector));
    if (length === 0) return 0;
    const unit = vector.map((entry) => entry / length);
    vector = Float64Array.from({ length: n }, (_, i) => dot(matrix, i * n, unit, 0, n));
    const next = dot(vector, 0, unit, 0, n);
    if (Math.abs(next - value) <= 1e-13 * next) return next;
    value = next;
    breathe(n * n);
  }
  return value;
}
