/**
 * The feedback of all learners at once, of which only the terms that some learner's rule needs are computed:
 *   Q̃ᵀ = Qᵀ/√p = own ∘ β̃ᵀ + fixed + (sizes + Σ redrawn ∘ |M̃_t|ᵀ) ∘ sign β̃ᵀ + moving ∘ B̃ᵀ        [L, o, p]
 */
import * as tf from '@tensorflow/tfjs-core';
import type { LearnerOrder, Order } from '../../order';
import type { Moving } from '../../rules/rule';
import { type Rule, rowOf } from '../../rules/rules';
import { carrierOf, type Draws, sizesOf } from '../feedback';
import { type Matrices, ops, scaled, upload } from './matrices';

/** Each is there if a rule needs it, and is 0 for the learners of the other rules. Types, not interfaces: tensor containers. */
export type FeedbackTerms = {
  /** 1 for learners with BP [L, 1, 1] */
  readonly own?: Matrices;
  /** b̃ᵀ for learners with a fixed b [L, o, p] */
  readonly fixed?: Matrices;
  /** |M̃|ᵀ for learners with signs on sizes that stay [L, o, p] */
  readonly sizes?: Matrices;
  /** By rule, 1 for its learners, with signs on sizes that are drawn anew [L, 1, 1] */
  readonly redrawn: ByRule;
  /** 1 for learners whose b moves [L, 1, 1] */
  readonly moving?: Matrices;
};

export type ByRule = { readonly [rule: string]: Matrices };

/** The terms of Q̃ᵀ times a factor for each learner. */
export function feedbackTerms(
  { learners, initial, shape: { p, o } }: Order,
  draws: Draws,
  factor: (learner: LearnerOrder) => number,
): FeedbackTerms {
  const those = (is: (rule: Rule) => boolean) =>
    selector(learners, (learner) => (is(learner.rule) ? factor(learner) : 0));
  const own = those((rule) => carrierOf(rule) === 'beta');
  const fixed = those((rule) => carrierOf(rule) === 'fixed');
  const moving = those((rule) => carrierOf(rule) === 'moving');
  const redrawn: Record<string, Matrices> = {};
  const sizes: Matrices[] = [];
  for (const rule of rulesOf(learners)) {
    const of = sizesOf(rule, initial, draws);
    const chosen = of && those((each) => each === rule);
    if (!chosen) continue;
    if (rowOf(rule)?.draws) redrawn[rule] = chosen;
    else sizes.push(tf.mul(scaled(of(0), p, o), chosen));
  }
  return {
    ...(own && { own }),
    ...(fixed && { fixed: tf.mul(scaled(initial.b, p, o), fixed) }),
    ...(sizes.length > 0 && { sizes: sum(sizes) }),
    redrawn,
    ...(moving && { moving }),
  };
}

/** By rule whose b moves, 1 for its learners [L, 1, 1]. */
export function movementOf({ learners }: Order): ByRule {
  const movement: Record<string, Matrices> = {};
  for (const rule of rulesOf(learners)) {
    const chosen = selector(learners, (learner) => (learner.rule === rule ? 1 : 0));
    if (chosen && movingOf(rule)) movement[rule] = chosen;
  }
  return movement;
}

const rulesOf = (learners: readonly LearnerOrder[]): ReadonlySet<Rule> =>
  new Set(learners.map(({ rule }) => rule));

function movingOf(rule: Rule): Moving | null {
  const way = rowOf(rule)?.Q;
  return way?.kind === 'moving' ? way : null;
}

/** The factor of each learner [L, 1, 1]; null if all are 0. */
function selector(
  learners: readonly LearnerOrder[],
  factor: (learner: LearnerOrder) => number,
): Matrices | null {
  const factors = learners.map(factor);
  if (factors.every((each) => each === 0)) return null;
  return tf.tensor3d(factors, [learners.length, 1, 1], 'float32');
}

/** What the learners' rules need drawn for update `step`: |M̃_t|ᵀ [1, o, p] of signs, else [1, p, per unit]. */
export function drawnFor({ learners, initial, shape }: Order, draws: Draws, step: number): ByRule {
  const drawn: Record<string, Matrices> = {};
  for (const rule of rulesOf(learners)) {
    const row = rowOf(rule);
    if (!row?.draws) continue;
    const sizes = sizesOf(rule, initial, draws);
    drawn[rule] = sizes
      ? scaled(sizes(step), shape.p, shape.o)
      : upload(draws(rule, step), shape.p, row.draws.perUnit(shape));
  }
  return drawn;
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
  drawn: ByRule,
): Matrices {
  const magnitudes = [
    ...(sizes ? [sizes] : []),
    ...Object.entries(redrawn).map(([rule, chosen]) => tf.mul<Matrices>(drawn[rule], chosen)),
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
  movement: ByRule,
  { keep, drawn }: { readonly keep: Matrices; readonly drawn: ByRule },
): Matrices | null {
  if (!B) return null;
  const moves = Object.entries(movement).map(([rule, chosen]) => {
    // A key of `movement` is a rule whose b moves.
    const way = movingOf(rule as Rule);
    if (!way) throw new Error(`The b of “${rule}” does not move.`);
    const step = { B, before: beta, after: next, keep, drawn: drawn[rule] };
    return tf.mul<Matrices>(way.tensors(ops, step), chosen);
  });
  return sum(moves);
}

function sum(terms: readonly Matrices[]): Matrices {
  return terms.reduce((total, term) => tf.add(total, term));
}
