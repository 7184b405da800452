/**
 * The alignment that the start foretells for FA with decay and one output, in a wide network (our derivation, docs/model.md):
 *   cos ∠(b, β) = T / √(1 + T² + κ²p(1 + T²)²/q²),  T + T³/3 = τ,  τ = ηλt · αᵀK₁α / (q√p),  κ = (1 − ηλ)ᵗ
 * with α = (G∞ + λI)⁻¹y, q² = αᵀG∞α and K₁ij = x_i·x_j E[ψ'(w·x_i) ψ'(w·x_j)]. From the cut-off on T and κ stay.
 */

import { dot } from '../../../../engine/linear';
import { OVERFLOW, type Unknown } from '../../../../engine/probe';
import type { WideKernels } from '../../activations/activation';
import { activationOf } from '../../activations/activations';
import type { LearnerOrder, Order } from '../../order';
import { gram } from '../kernels';
import { hidden } from '../network';
import { decomposition } from './kernelPair';
import { inputGram, quadratic } from './linear';
import { allFinite, SINGULAR } from './unknown';

/** From this share of the largest eigenvalue of G∞ down, the least one of G∞ + λI is no longer known well enough. */
const WORKING_PRECISION = 1e-12;

/** ∠(b, β) in radians at each step; null where nothing is learnt, for the targets or the inputs are 0. */
export function alignmentLaw(
  order: Order,
  { eta, lambda, until }: LearnerOrder,
  steps: readonly number[],
): readonly (number | null)[] | Unknown {
  const { n, p } = order.shape;
  const { G, K1 } = wideKernels(order);
  const { values, vectors } = decomposition(G, n);
  const [least, most] = [values[0], values[n - 1]];
  if (Number.isNaN(most) || !allFinite(K1)) return OVERFLOW;
  if (least + lambda <= WORKING_PRECISION * most) return SINGULAR;
  const alpha = new Float64Array(n);
  let q2 = 0;
  vectors.forEach((vector, k) => {
    // What rounding leaves of an eigenvalue 0 may be negative.
    const value = Math.max(0, values[k]);
    const part = dot(vector, 0, order.data.Y, 0, n) / (value + lambda);
    q2 += value * part * part;
    for (let i = 0; i < n; i++) alpha[i] += part * vector[i];
  });
  if (q2 === 0) return steps.map(() => null);
  const q = Math.sqrt(q2);
  const speed = (eta * lambda * quadratic(K1, alpha, n)) / (q * Math.sqrt(p));
  const angles = steps.map((step) => {
    const decayed = Math.min(step, until ?? step);
    const T = turned(speed * decayed);
    const kappa = Math.abs(1 - eta * lambda) ** decayed;
    return Math.acos(T / Math.hypot(1, T, (kappa * Math.sqrt(p) * (1 + T * T)) / q));
  });
  return allFinite(angles) ? angles : OVERFLOW;
}

/** T ≥ 0 with T + T³/3 = τ: Cardano's formula in a form that loses no digits. */
function turned(tau: number): number {
  return 2 * Math.sinh(Math.asinh(1.5 * tau) / 3);
}

/** G∞ and K₁ [n, n]: exact where there is a closed form, else as the network's own units have them at the start. */
function wideKernels(order: Order): WideKernels {
  const { activation, shape, data } = order;
  const K = inputGram(data.X, shape.n, shape.d);
  return activationOf(activation).wide?.(K, shape.n) ?? empiricalKernels(order, K);
}

function empiricalKernels({ activation, shape, data, initial }: Order, K: Float64Array) {
  const { n, p } = shape;
  const H = new Float64Array(p * n);
  hidden(H, initial.W, data.X, shape, activation);
  const G = gram(H, null, n, p);
  const slopes = H.map(activationOf(activation).slope);
  return { G, K1: gram(slopes, null, n, p).map((entry, k) => entry * K[k]) };
}
