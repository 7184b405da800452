/**
 * The feedback of all learners at once, of which only the terms that some learner's rule needs are computed:
 *   Q̃ᵀ = Qᵀ/√p = own ∘ β̃ᵀ + fixed + (sizes + redrawn ∘ |M̃_t|ᵀ) ∘ sign β̃ᵀ + moving ∘ B̃ᵀ        [L, o, p]
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Rule } from '../../experiment/learners';
import type { LearnerOrder, Order } from '../../experiment/order';
import { type Draws, MIRROR_PACE, MIRROR_PROBES, sizesOf } from '../feedback';
import { refuse } from '../refuse';
import { type Matrices, scaled, upload } from './matrices';

/** Each is there if a rule needs it, and is 0 for the learners of the other rules. Types, not interfaces: tensor containers. */
export type FeedbackTerms = {
  /** 1 for learners with BP [L, 1, 1] */
  readonly own?: Matrices;
  /** b̃ᵀ for learners with FA [L, o, p] */
  readonly fixed?: Matrices;
  /** 1/√p for learners with uSF, |b̃|ᵀ for those with frSF [L, o, p] */
  readonly sizes?: Matrices;
  /** 1 for learners with brSF [L, 1, 1] */
  readonly redrawn?: Matrices;
  /** 1 for learners with Kolen–Pollack or the weight mirror [L, 1, 1] */
  readonly moving?: Matrices;
};

/** Which learners' B̃ moves how [L, 1, 1]. */
export type Movement = {
  /** 1 for learners with Kolen–Pollack */
  readonly alike?: Matrices;
  /** 1 for learners with the weight mirror */
  readonly mirroring?: Matrices;
};

/** The term that is a rule's feedback. */
function termOf(rule: Rule): keyof FeedbackTerms {
  switch (rule) {
    case 'bp':
      return 'own';
    case 'fa':
      return 'fixed';
    case 'usf':
    case 'frsf':
      return 'sizes';
    case 'brsf':
      return 'redrawn';
    case 'kp':
    case 'mirror':
      return 'moving';
    default:
      return refuse(rule);
  }
}

/** How a rule's B̃ moves; null: it does not. */
function movementIn(rule: Rule): keyof Movement | null {
  switch (rule) {
    case 'kp':
      return 'alike';
    case 'mirror':
      return 'mirroring';
    case 'bp':
    case 'fa':
    case 'usf':
    case 'frsf':
    case 'brsf':
      return null;
    default:
      return refuse(rule);
  }
}

/** What is drawn for one update. */
export type Drawn = {
  /** |M̃_t|ᵀ [1, o, p] */
  readonly sizes?: Matrices;
  /** ξ [1, p, k] */
  readonly noise?: Matrices;
};

/** The terms of Q̃ᵀ times a factor for each learner. */
export function feedbackTerms(
  { learners, initial, shape: { p, o } }: Order,
  draws: Draws,
  factor: (learner: LearnerOrder) => number,
): FeedbackTerms {
  const chosen = (term: keyof FeedbackTerms) =>
    selector(learners, ({ rule }) => termOf(rule) === term, factor);
  const own = chosen('own');
  const fixed = chosen('fixed');
  const redrawn = chosen('redrawn');
  const moving = chosen('moving');
  const signs = rulesWith('sizes', learners).flatMap((rule) => {
    const those = selector(learners, (learner) => learner.rule === rule, factor);
    const sizes = sizesOf(rule, initial, draws);
    return those && sizes ? [tf.mul<Matrices>(scaled(sizes(0), p, o), those)] : [];
  });
  return {
    ...(own && { own }),
    ...(fixed && { fixed: tf.mul(scaled(initial.b, p, o), fixed) }),
    ...(signs.length > 0 && { sizes: sum(signs) }),
    ...(redrawn && { redrawn }),
    ...(moving && { moving }),
  };
}

export function movementOf({ learners }: Order): Movement {
  const chosen = (movement: keyof Movement) =>
    selector(
      learners,
      ({ rule }) => movementIn(rule) === movement,
      () => 1,
    );
  const [alike, mirroring] = [chosen('alike'), chosen('mirroring')];
  return { ...(alike && { alike }), ...(mirroring && { mirroring }) };
}

/** The rules among the learners whose feedback is this term. */
function rulesWith(term: keyof FeedbackTerms, learners: readonly LearnerOrder[]): readonly Rule[] {
  const rules = new Set(learners.map(({ rule }) => rule));
  return [...rules].filter((rule) => termOf(rule) === term);
}

/** The factor of each learner that is meant, else 0: [L, 1, 1]. Null if none is. */
function selector(
  learners: readonly LearnerOrder[],
  isMeant: (learner: LearnerOrder) => boolean,
  factor: (learner: LearnerOrder) => number,
): Matrices | null {
  if (!learners.some(isMeant)) return null;
  const factors = learners.map((learner) => (isMeant(learner) ? factor(learner) : 0));
  return tf.tensor3d(factors, [learners.length, 1, 1], 'float32');
}

/** What the learners' rules need drawn for update `step`. */
export function drawnFor({ learners, shape: { p, o } }: Order, draws: Draws, step: number): Drawn {
  const redrawn = learners.some(({ rule }) => termOf(rule) === 'redrawn');
  const mirroring = learners.some(({ rule }) => movementIn(rule) === 'mirroring');
  return {
    ...(redrawn && { sizes: scaled(draws.sizes(step), p, o) }),
    ...(mirroring && { noise: upload(draws.noise(step), p, MIRROR_PROBES) }),
  };
}

interface Output {
  /** β̃ᵀ [L, o, p] */
  readonly beta: Matrices;
  /** B̃ᵀ [L, o, p], of the learners whose b moves */
  readonly B?: Matrices;
}

/** Q̃ᵀ [L, o, p] times the factor of the terms. */
export function feedback(
  { beta, B }: Output,
  { own, fixed, sizes, redrawn, moving }: FeedbackTerms,
  drawn: Drawn,
): Matrices {
  const magnitudes = [
    ...(sizes ? [sizes] : []),
    ...(redrawn && drawn.sizes ? [tf.mul<Matrices>(drawn.sizes, redrawn)] : []),
  ];
  return sum([
    ...(own ? [tf.mul<Matrices>(beta, own)] : []),
    ...(fixed ? [fixed] : []),
    ...(magnitudes.length > 0 ? [tf.mul<Matrices>(tf.sign(beta), sum(magnitudes))] : []),
    ...(B && moving ? [tf.mul<Matrices>(B, moving)] : []),
  ]);
}

/** B̃ᵀ after an update that takes β̃ᵀ to `next`; null where no learner's b moves. */
export function moved(
  { beta, B }: Output,
  next: Matrices,
  { alike, mirroring }: Movement,
  { keep, drawn: { noise } }: { readonly keep: Matrices; readonly drawn: Drawn },
): Matrices | null {
  if (!B) return null;
  const step = () => tf.add<Matrices>(tf.mul(tf.sub(B, beta), keep), next);
  const reflect = (probes: Matrices) => {
    const heard = tf.mul<Matrices>(reflection(beta, probes), MIRROR_PACE / MIRROR_PROBES);
    return tf.add<Matrices>(tf.mul(B, 1 - MIRROR_PACE), heard);
  };
  return sum([
    ...(alike ? [tf.mul<Matrices>(step(), alike)] : []),
    ...(mirroring && noise ? [tf.mul<Matrices>(reflect(noise), mirroring)] : []),
  ]);
}

/** β̃ᵀ ξ ξᵀ [L, o, p], with all learners' outputs as one matrix: TensorFlow.js fails to broadcast [1, p, k] when p > 1000. */
function reflection(beta: Matrices, noise: Matrices): Matrices {
  const [count, o, p] = beta.shape;
  const answers = tf.matMul<Matrices>(tf.reshape(beta, [1, count * o, p]), noise);
  return tf.reshape(tf.matMul<Matrices>(answers, noise, false, true), [count, o, p]);
}

function sum(terms: readonly Matrices[]): Matrices {
  return terms.reduce((total, term) => tf.add(total, term));
}
