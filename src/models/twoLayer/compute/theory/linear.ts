/**
 * The exact reduction of linear FA with one output: what p hidden units do is carried by two vectors of n and two
 * numbers, so that a step costs 3n² at any width (docs/model.md). With W = W₀ − b sᵀ/√p, s = Xᵀσ, and
 * β = κβ₀ − W₀u/√p + b c/p, u = Xᵀμ:
 *   b·β/p = κρ − h·μ/p + Bc/p     f = κf₀ − G₀μ + h c/p − Kσ (b·β/p)     e = f − y
 *   c ← (1−ηλ_t)c + η σ·Ke        μ ← (1−ηλ_t)μ + ηe        σ ← σ + ηe        κ ← (1−ηλ_t)κ
 */

import { breathe } from '../../../../engine/breath';
import { keepAt } from '../../../../engine/cohort';
import { dot, norm2 } from '../../../../engine/linear';
import { activationOf } from '../../activations/activations';
import type { LearnerOrder, Order } from '../../order';
import { angle } from '../../sums';
import { gram } from '../kernels';
import { hidden } from '../network';

/** What of the start enters: G₀, K [n, n], f₀ = F₀, h = X W₀ᵀb/√p [n], ρ = b·β₀/p, B = ‖b‖²/p, ‖β₀‖². */
export interface Start {
  readonly G0: Float64Array;
  readonly K: Float64Array;
  readonly f0: Float64Array;
  readonly h: Float64Array;
  readonly rho: number;
  readonly B: number;
  readonly betaNorm2: number;
}

export interface Curve {
  readonly loss: readonly number[];
  /** ∠(b, β) in radians. */
  readonly alignment: readonly (number | null)[];
}

/** Whether the reduction holds for an order; the rule of a learner must be FA besides. */
export function isReducible({ activation, shape, batch }: Order): boolean {
  return activationOf(activation).linear === true && shape.o === 1 && batch >= shape.n;
}

/** Loss and angle of an FA learner after so many updates each (ascending), without training it. */
export function reducedCurve(
  order: Order,
  learner: LearnerOrder,
  steps: readonly number[],
  start: Start = reducedStart(order),
): Curve {
  const { n, p } = order.shape;
  const { G0, K, f0, h, rho, B, betaNorm2 } = start;
  const { Y } = order.data;
  const sigma = new Float64Array(n);
  const mu = new Float64Array(n);
  let c = 0;
  let kappa = 1;
  const errors = new Float64Array(n);
  const seen = { loss: [] as number[], alignment: [] as (number | null)[] };
  for (let step = 0; seen.loss.length < steps.length; step++) {
    const hMu = dot(h, 0, mu, 0, n);
    const bBeta = kappa * rho + (B * c - hMu) / p;
    for (let i = 0; i < n; i++) {
      const ofHidden = dot(K, i * n, sigma, 0, n) * bBeta;
      errors[i] = kappa * f0[i] - dot(G0, i * n, mu, 0, n) + (h[i] * c) / p - ofHidden - Y[i];
    }
    if (step === steps[seen.loss.length]) {
      const ofBeta =
        kappa * kappa * betaNorm2 +
        quadratic(G0, mu, n) +
        (c * c * B) / p +
        2 * kappa * (rho * c - dot(f0, 0, mu, 0, n)) -
        (2 * hMu * c) / p;
      seen.loss.push(norm2(errors) / 2);
      seen.alignment.push(angle(bBeta * p, B * p, ofBeta));
    }
    const keep = keepAt(learner, step, 1);
    let gain = 0;
    for (let i = 0; i < n; i++) gain += sigma[i] * dot(K, i * n, errors, 0, n);
    c = keep * c + learner.eta * gain;
    for (let i = 0; i < n; i++) {
      mu[i] = keep * mu[i] + learner.eta * errors[i];
      sigma[i] += learner.eta * errors[i];
    }
    kappa *= keep;
    breathe(3 * n * n);
  }
  return seen;
}

/** The start of a linear network with one output. */
export function reducedStart({ activation, shape, data, initial }: Order): Start {
  const { n, d, p } = shape;
  const Z = new Float64Array(p * n);
  hidden(Z, initial.W, data.X, shape, activation);
  const through = (weights: Float64Array) => {
    const sums = new Float64Array(n);
    for (let r = 0; r < p; r++) {
      for (let i = 0; i < n; i++) sums[i] += (Z[r * n + i] * weights[r]) / Math.sqrt(p);
    }
    return sums;
  };
  const { beta, b } = initial;
  return {
    G0: gram(Z, null, n, p),
    K: inputGram(data.X, n, d),
    f0: through(beta),
    h: through(b),
    rho: dot(b, 0, beta, 0, p) / p,
    B: norm2(b) / p,
    betaNorm2: norm2(beta),
  };
}

/** K = X Xᵀ [n, n]. */
export function inputGram(X: Float64Array, n: number, d: number): Float64Array {
  const K = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) K[i * n + j] = dot(X, i * d, X, j * d, d);
    breathe(n * d);
  }
  return K;
}

/** xᵀ M x. */
export function quadratic(M: Float64Array, x: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i] * dot(M, i * n, x, 0, n);
  return sum;
}
