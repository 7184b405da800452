/** How near a step is to overshooting: the largest eigenvalue of G + H by power iteration, for any number of outputs. */

import { breathe } from '../../../../engine/breath';
import { dot, norm2 } from '../../../../engine/linear';
import { activationOf } from '../../activations/activations';
import type { Order } from '../../order';
import { hidden } from '../network';
import type { Present } from './kernelPair';
import { inputGram } from './linear';

type Frame = Pick<Order, 'activation' | 'shape' | 'data'>;

/** An estimate of λ_max(G + H) and the direction [n, o] it was found in, from which a later estimate goes on. */
export interface Leading {
  readonly value: number;
  readonly direction: Float64Array;
}

/** Rounds that settle the value from a cold start, and the change at which it counts as settled. */
const ROUNDS = 30;
const SETTLED = 1e-3;
/** The least cosine between a vector and its image for the largest eigenvalue to have been found. */
const ALONG = 0.95;

/** Multiply-adds of one round, about. */
export function roundCost({ n, d, p, o }: Order['shape']): number {
  return n * p * (Math.min(n, 2 * d) + 4 * o);
}

/**
 * λ_max of the operator E ↦ G E + H(E) on errors [n, o]; with several outputs H acts across them,
 * H(E)_ik = Σ_j (x_i·x_j/p) Σ_r β_rk ψ'_ri ψ'_rj (Σ_l E_jl Q_rl). At most so many rounds are made.
 * NaN where its numbers leave float64. Power iteration; where it settles on a negative eigenvalue, or between two of unlike sign, the spectrum is shifted.
 */
export function leadingEigenvalue(
  frame: Frame,
  present: Present,
  from: Float64Array | null,
  rounds = ROUNDS,
): Leading {
  const { n, o } = frame.shape;
  const apply = operator(frame, present);
  let direction = unit(from ?? Float64Array.from({ length: n * o }, (_, k) => 1 + k / (n * o)));
  let value = 0;
  let shift = 0;
  for (let round = 0; round < rounds; round++) {
    const image = apply(direction);
    const length = Math.sqrt(norm2(image));
    if (length === 0) return { value: 0, direction };
    if (!Number.isFinite(length)) return { value: Number.NaN, direction };
    const next = dot(image, 0, direction, 0, n * o);
    const settled = Math.abs(next - value) <= SETTLED * Math.abs(next);
    value = next;
    if (settled && (shift > 0 || value > ALONG * length)) break;
    if (settled) shift = length;
    direction = unit(image.map((entry, k) => entry + shift * direction[k]));
  }
  return { value, direction };
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(norm2(vector));
  return vector.map((entry) => entry / length);
}

function operator({ activation, shape, data }: Frame, { W, beta, Q }: Present) {
  const { n, d, p, o } = shape;
  const activity = new Float64Array(p * n);
  hidden(activity, W, data.X, shape, activation);
  const { slope } = activationOf(activation);
  const K = inputGram(data.X, n, d);
  const back = new Float64Array(n);
  return (E: Float64Array): Float64Array => {
    const image = new Float64Array(n * o);
    for (let r = 0; r < p; r++) {
      for (let j = 0; j < n; j++) {
        back[j] = dot(E, j * o, Q, r * o, o) * slope(activity[r * n + j]);
      }
      const learnt = outputGradient(activity, E, r, n, o);
      for (let i = 0; i < n; i++) {
        const h = activity[r * n + i];
        const s = slope(h);
        const moved = s === 0 ? 0 : s * dot(K, i * n, back, 0, n);
        for (let k = 0; k < o; k++) {
          image[i * o + k] += (h * learnt[k] + moved * beta[r * o + k]) / p;
        }
      }
      breathe(n * (n + 3 * o));
    }
    return image;
  };
}

/** Σ_i h_ri E_i [o]. */
function outputGradient(activity: Float64Array, E: Float64Array, r: number, n: number, o: number) {
  const sums = new Float64Array(o);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < o; k++) sums[k] += activity[r * n + i] * E[i * o + k];
  }
  return sums;
}
