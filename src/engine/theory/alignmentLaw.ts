/**
 * The alignment that the start foretells for FA with decay and one output, in a wide network (our derivation, docs/model.md):
 *   cos ∠(b, β) = T / √(1 + T² + κ²p(1 + T²)²/q²),  T + T³/3 = τ,  τ = ηλt · αᵀK₁α / (q√p),  κ = (1 − ηλ)ᵗ
 * with α = (G∞ + λI)⁻¹y, q² = αᵀG∞α and K₁ij = x_i·x_j E[ψ'(w·x_i) ψ'(w·x_j)]. From the cut-off on T and κ stay.
 */
import { Matrix, solve } from 'ml-matrix';
import type { LearnerOrder, Order } from '../../experiment/order';
import { gram } from '../kernels';
import { hidden, slope } from '../network';
import { inputGram, quadratic } from './linear';

/** ∠(b, β) in radians at each step; null where the targets are 0 and nothing is learnt. */
export function alignmentLaw(
  order: Order,
  { eta, lambda, until }: LearnerOrder,
  steps: readonly number[],
): readonly (number | null)[] {
  const { n, p } = order.shape;
  const { G, K1 } = wideKernels(order);
  const regular = Matrix.from1DArray(n, n, G).add(Matrix.eye(n).mul(lambda));
  const alpha = Float64Array.from(solve(regular, Matrix.columnVector(order.data.Y)).to1DArray());
  const q = Math.sqrt(quadratic(G, alpha, n));
  if (!(q > 0)) return steps.map(() => null);
  const speed = (eta * lambda * quadratic(K1, alpha, n)) / (q * Math.sqrt(p));
  return steps.map((step) => {
    const decayed = Math.min(step, until ?? step);
    const T = turned(speed * decayed);
    const kappa = (1 - eta * lambda) ** decayed;
    return Math.acos(T / Math.sqrt(1 + T * T + (kappa ** 2 * p * (1 + T * T) ** 2) / q ** 2));
  });
}

/** T ≥ 0 with T + T³/3 = τ: Cardano's formula in a form that loses no digits. */
function turned(tau: number): number {
  return 2 * Math.sinh(Math.asinh(1.5 * tau) / 3);
}

/** G∞ and K₁ [n, n]: exact for linear and ReLU units, for tanh as the network's own units have them at the start. */
function wideKernels(order: Order): { readonly G: Float64Array; readonly K1: Float64Array } {
  const { activation, shape, data } = order;
  const K = inputGram(data.X, shape.n, shape.d);
  switch (activation) {
    case 'linear':
      return { G: K, K1: K };
    case 'relu':
      return arcCosineKernels(K, shape.n);
    case 'tanh':
      return empiricalKernels(order, K);
    default:
      return activation satisfies never;
  }
}

/** Cho and Saul (NeurIPS 2009): E[ψψ] = ‖x‖‖x'‖(sin θ + (π − θ) cos θ)/2π and E[ψ'ψ'] = (π − θ)/2π, θ the angle of x and x'. */
function arcCosineKernels(K: Float64Array, n: number) {
  const G = new Float64Array(n * n);
  const K1 = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const size = Math.sqrt(K[i * n + i] * K[j * n + j]);
      const cosine = size > 0 ? Math.max(-1, Math.min(1, K[i * n + j] / size)) : 0;
      const theta = Math.acos(cosine);
      G[i * n + j] = (size * (Math.sin(theta) + (Math.PI - theta) * cosine)) / (2 * Math.PI);
      K1[i * n + j] = (K[i * n + j] * (Math.PI - theta)) / (2 * Math.PI);
    }
  }
  return { G, K1 };
}

function empiricalKernels({ activation, shape, data, initial }: Order, K: Float64Array) {
  const { n, p } = shape;
  const H = new Float64Array(p * n);
  hidden(H, initial.W, data.X, shape, activation);
  const G = gram(H, null, n, p);
  const slopes = H.map((h) => slope(activation, h));
  return { G, K1: gram(slopes, null, n, p).map((entry, k) => entry * K[k]) };
}
