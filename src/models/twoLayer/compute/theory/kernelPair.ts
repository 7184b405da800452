/** The two kernels that move the outputs of a network with one output: e(t+1) ≈ (I − η(G + H)) e(t)  ([SXL] §3). */

import { EigenvalueDecomposition } from 'ml-matrix';
import { breathe } from '../../../../engine/breath';
import { dot } from '../../../../engine/linear';
import { activationOf } from '../../activations/activations';
import type { LearnerOfRun } from '../../learners';
import type { Order } from '../../order';
import { type KernelReport, MOST_SAMPLES } from '../../theory';
import { gram, unitOf } from '../kernels';
import { hidden } from '../network';

/** A learner's weights W [p, d], β [p, o] and the feedback in effect Q [p, o]. */
export interface Present {
  readonly W: Float64Array;
  readonly beta: Float64Array;
  readonly Q: Float64Array;
}

/** An eigenvalue below this share of the largest is 0. */
const ROUND_OFF = 1e-12;

type Frame = Pick<Order, 'activation' | 'shape' | 'data'>;

/** G = ψ(X Wᵀ) ψ(W Xᵀ)/p and H_ij = (x_i·x_j/p) Σ_r β_r Q_r ψ'(w_r·x_i) ψ'(w_r·x_j), both [n, n]; H for one output only. */
export function kernelPair(
  { activation, shape, data }: Frame,
  { W, beta, Q }: Present,
): { readonly G: Float64Array; readonly H: Float64Array | null } {
  const { n, d, p, o } = shape;
  const activity = new Float64Array(p * n);
  hidden(activity, W, data.X, shape, activation);
  const G = gram(activity, null, n, p);
  if (o > 1) return { G, H: null };
  const slopes = activity.map(activationOf(activation).slope);
  const weights = Q.map((q, r) => q * beta[r]);
  const H = gram(slopes, weights, n, p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) H[i * n + j] *= dot(data.X, i * d, data.X, j * d, d);
    breathe(n * d);
  }
  return { G, H };
}

/**
 * Eigenpairs of G₀ + H₀ of FA [n, n]; of G₀ alone with several outputs, where H is no matrix [n, n], and where
 * G₀ + H₀ has a negative eigenvalue: in a network that narrow H does not stay as it was.
 */
export function initialSpectrum(order: Pick<Order, 'activation' | 'shape' | 'data' | 'initial'>) {
  const { n } = order.shape;
  const { W, beta, b } = order.initial;
  const { G, H } = kernelPair(order, { W, beta, Q: b });
  if (H) {
    const pairs = decomposition(
      G.map((entry, k) => entry + H[k]),
      n,
    );
    const [least, most] = [pairs.values[0], pairs.values[n - 1]];
    if (least > -ROUND_OFF * most) return pairs;
  }
  return decomposition(G, n);
}

/** The spectra of G and of G + H, as far as they are worked out (see `KernelReport`); NaN where an entry is no number. */
export function kernelReport(
  frame: Frame,
  { id, rule }: LearnerOfRun,
  present: Present,
): KernelReport {
  const { n } = frame.shape;
  const learner = { id, rule };
  if (n > MOST_SAMPLES) return { learner, G: null, GH: null, hNorm: null };
  const { G, H } = kernelPair(frame, present);
  const spectrum = eigenvalues(G, n);
  if (!H) return { learner, G: spectrum, GH: null, hNorm: null };
  const ofH = eigenvalues(H, n);
  const hNorm = Math.max(Math.abs(ofH[0]), Math.abs(ofH[n - 1]));
  return {
    learner,
    G: spectrum,
    GH: eigenvalues(
      G.map((entry, k) => entry + H[k]),
      n,
    ),
    hNorm,
  };
}

/** Of a symmetric matrix [n, n], descending. */
function eigenvalues(matrix: Float64Array, n: number): readonly number[] {
  return decomposition(matrix, n).values.toReversed();
}

/** Eigenvalues ascending, each with its eigenvector [n] of length 1. */
export interface Spectrum {
  readonly values: readonly number[];
  readonly vectors: readonly Float64Array[];
}

const none = (n: number) => new Float64Array(n).fill(Number.NaN);

/**
 * Of a symmetric matrix [n, n]; NaN if an entry is no number. The matrix is brought to about 1 first: among numbers near
 * the least that there are, the iteration would have no end.
 */
export function decomposition(matrix: Float64Array, n: number): Spectrum {
  const size = unitOf(matrix);
  if (Number.isNaN(size)) return { values: Array(n).fill(size), vectors: Array(n).fill(none(n)) };
  const unit = size || 1;
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from(matrix.subarray(i * n, (i + 1) * n), (entry) => entry / unit),
  );
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(rows, {
    assumeSymmetric: true,
  });
  return {
    values: realEigenvalues.map((value) => unit * value),
    vectors: realEigenvalues.map((_, k) => Float64Array.from(eigenvectorMatrix.getColumn(k))),
  };
}
