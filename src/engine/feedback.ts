/** Which matrix Q carries the error back to the hidden layer: gW = ((E Qᵀ) ∘ ψ'(X Wᵀ))ᵀ X / √p (docs/model.md). */

import type { Rule } from '../experiment/learners';
import type { Initial, Order, Shape } from '../experiment/order';
import { breathe } from './breath';
import { passingNormals } from './random';
import { refuse } from './refuse';
import type { Numbers } from './snapshot';

/**
 * a and k of the weight mirror, B ← (1 − a) B + (a/k) Σ_j ξ_j (ξ_j · β). At a β at rest, B comes to stand at the cosine
 * 1/√(1 + (p + 1) a / ((2 − a) k)): what it hears of β against the noise of k answers, forgotten at the pace a.
 */
export const MIRROR_PACE = 0.05;
export const MIRROR_PROBES = 10;

/** What Q is: β itself, the b drawn at the start, the signs of β on sizes |M|, or a b that moves, called B. */
export type Carrier = 'beta' | 'b' | 'signs' | 'moving';

export function carrierOf(rule: Rule): Carrier {
  switch (rule) {
    case 'bp':
      return 'beta';
    case 'fa':
      return 'b';
    case 'usf':
    case 'frsf':
    case 'brsf':
      return 'signs';
    case 'kp':
    case 'mirror':
      return 'moving';
    default:
      return refuse(rule);
  }
}

/** What is drawn for each update, the same for all learners; asked for by the number of the update. */
export interface Draws {
  /** |M| [p, o] of brSF, M ~ N(0, 1) */
  readonly sizes: (step: number) => Float64Array;
  /** ξ [p, k] of the weight mirror, ξ ~ N(0, 1) */
  readonly noise: (step: number) => Float64Array;
}

export function drawsOf({ shape: { p, o }, seed }: Pick<Order, 'shape' | 'seed'>): Draws {
  return {
    sizes: latest((step) =>
      passingNormals(seed, `feedback sizes of update ${step}`, p * o).map(Math.abs),
    ),
    noise: latest((step) =>
      passingNormals(seed, `mirror noise of update ${step}`, p * MIRROR_PROBES),
    ),
  };
}

/** Draws once for all learners that ask in turn. */
function latest<T>(draw: (step: number) => T): (step: number) => T {
  let last: { readonly step: number; readonly drawn: T } | undefined;
  return (step) => {
    if (last?.step !== step) last = { step, drawn: draw(step) };
    return last.drawn;
  };
}

/** The sizes |M| [p, o] of a rule with signs at each update; null for the other rules. */
export function sizesOf(
  rule: Rule,
  { b }: Pick<Initial, 'b'>,
  draws: Draws,
): Draws['sizes'] | null {
  switch (rule) {
    case 'usf': {
      const ones = new Float64Array(b.length).fill(1);
      return () => ones;
    }
    case 'frsf': {
      const sizes = b.map(Math.abs);
      return () => sizes;
    }
    case 'brsf':
      return draws.sizes;
    case 'bp':
    case 'fa':
    case 'kp':
    case 'mirror':
      return null;
    default:
      return refuse(rule);
  }
}

/** Q ← |M| ∘ sign β, with sign 0 = 0. */
export function putSigns(Q: Numbers, sizes: Numbers, beta: Numbers): void {
  for (let k = 0; k < Q.length; k++) Q[k] = sizes[k] * Math.sign(beta[k]);
}

/** A Q [p, o] that changes on the way, kept in place. */
export interface Feedback {
  /** Makes Q that of update `step`, from the present β. */
  aim(step: number): void;
  /** Follows update `step`, for which Q was aimed and which took β on; `keep` is its 1 − ηλ_t. */
  follow(step: number, keep: number): void;
}

/** Of one learner's β [p, o], a place for its Q, which a moving b begins in; null where Q is β or b itself. */
export function feedbackOf(
  rule: Rule,
  { initial, shape }: Order,
  { Q, beta, draws }: { readonly Q: Numbers; readonly beta: Numbers; readonly draws: Draws },
): Feedback | null {
  const sizes = sizesOf(rule, initial, draws);
  if (sizes) return { aim: (step) => putSigns(Q, sizes(step), beta), follow: () => {} };
  if (carrierOf(rule) !== 'moving') return null;
  const before = beta.slice();
  return {
    aim: () => before.set(beta),
    follow:
      rule === 'mirror'
        ? (step) => mirror(Q, before, draws.noise(step), shape)
        : (_, keep) => stepAlike(Q, before, beta, keep),
  };
}

/** B ← keep·B − η gβ, where β made the same step from `before`: B ← keep·(B − before) + β. */
function stepAlike(B: Numbers, before: Numbers, beta: Numbers, keep: number): void {
  for (let k = 0; k < B.length; k++) B[k] = keep * (B[k] - before[k]) + beta[k];
}

/** B ← (1 − a) B + (a/k) ξ ξᵀ β, with ξ [p, k]. */
function mirror(B: Numbers, beta: Numbers, noise: Float64Array, { p, o }: Shape): void {
  const answers = new Float64Array(MIRROR_PROBES * o); // ξᵀ β [k, o]
  for (let r = 0; r < p; r++) {
    for (let j = 0; j < MIRROR_PROBES; j++) {
      const probe = noise[r * MIRROR_PROBES + j];
      for (let k = 0; k < o; k++) answers[j * o + k] += probe * beta[r * o + k];
    }
  }
  for (let r = 0; r < p; r++) {
    for (let k = 0; k < o; k++) {
      let heard = 0;
      for (let j = 0; j < MIRROR_PROBES; j++) {
        heard += noise[r * MIRROR_PROBES + j] * answers[j * o + k];
      }
      const kept = (1 - MIRROR_PACE) * B[r * o + k];
      B[r * o + k] = kept + (MIRROR_PACE / MIRROR_PROBES) * heard;
    }
    breathe(2 * MIRROR_PROBES * o);
  }
}
