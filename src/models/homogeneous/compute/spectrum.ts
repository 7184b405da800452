/** What the layers of a network look like to each other: singular values, and how neighbours line up ([JT19]). */
import { EigenvalueDecomposition } from 'ml-matrix';
import type { Layers } from '../order';

export interface Spectrum {
  /** σ₂/σ₁ of each layer; 0 of one with a single row or column, or all zero. */
  readonly rankRatios: readonly number[];
  /** |⟨u_k, v_{k+1}⟩| of neighbours: the leading left vector of W_k and the leading right one of W_{k+1}. */
  readonly neighbours: readonly number[];
  /** The leading pair of each layer, u [rows] and v [columns], of length 1. */
  readonly pairs: readonly { readonly u: readonly number[]; readonly v: readonly number[] }[];
}

/** `sizes` as in an order. */
export function spectrumOf(W: Layers, sizes: readonly number[]): Spectrum {
  const all = W.map((layer, k) => leading(layer, sizes[k + 1], sizes[k]));
  return {
    rankRatios: all.map(({ ratio }) => ratio),
    neighbours: all.slice(1).map(({ v }, k) => Math.abs(inner(all[k].u, v))),
    pairs: all.map(({ u, v }) => ({ u, v })),
  };
}

/** From the eigenvalues of W Wᵀ or Wᵀ W, whichever is smaller: σ₂/σ₁ to about 10⁻¹⁶ (σ₁/σ₂)². */
function leading(layer: Float64Array, rows: number, columns: number) {
  const wide = rows <= columns;
  const size = wide ? rows : columns;
  const row = (k: number) => Array.from(layer.subarray(k * columns, (k + 1) * columns));
  const column = (k: number) => Array.from({ length: rows }, (_, r) => layer[r * columns + k]);
  const [own, other] = wide ? [row, column] : [column, row];
  const sides = Array.from({ length: size }, (_, k) => own(k));
  const gram = sides.map((a) => sides.map((b) => inner(a, b)));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, {
    assumeSymmetric: true,
  });
  // In ascending order.
  const [first = 0, second = 0] = realEigenvalues.slice(-2).reverse();
  const one = eigenvectorMatrix.getColumn(size - 1);
  const length = Math.sqrt(first);
  const opposite = Array.from({ length: wide ? columns : rows }, (_, k) =>
    first > 0 ? inner(other(k), one) / length : 0,
  );
  return {
    ratio: first > 0 && size > 1 ? Math.sqrt(Math.max(0, second) / first) : 0,
    u: wide ? one : opposite,
    v: wide ? opposite : one,
  };
}

function inner(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, k) => sum + each * b[k], 0);
}

/** W_L … W_1 of a linear network, [d]. */
export function endToEnd(W: Layers, sizes: readonly number[]): Float64Array {
  let row = W[W.length - 1].slice();
  for (let k = W.length - 2; k >= 0; k--) {
    const next = new Float64Array(sizes[k]);
    for (let r = 0; r < sizes[k + 1]; r++) {
      for (let c = 0; c < sizes[k]; c++) next[c] += row[r] * W[k][r * sizes[k] + c];
    }
    row = next;
  }
  return row;
}
