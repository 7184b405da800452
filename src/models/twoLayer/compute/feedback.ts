/** Which matrix Q carries the error back to the hidden layer, and how it follows the updates: each rule's row says (docs/model.md). */

import { breathe } from '../../../engine/breath';
import { passingNormals } from '../../../engine/random';
import type { Initial, Order } from '../order';
import type { RuleRow } from '../rules/rule';
import { type Rule, rowOf } from '../rules/rules';
import type { Numbers } from '../sizes';

/** What Q is: β itself (BP), the b drawn at the start, the signs of β on sizes |M|, or a b that moves, called B. */
export type Carrier = 'beta' | RuleRow['Q']['kind'];

export const carrierOf = (rule: Rule): Carrier => rowOf(rule)?.Q.kind ?? 'beta';

/** What a rule draws for an update [p, per unit], asked for by the update's number; the same for all learners. */
export type Draws = (rule: Rule, step: number) => Float64Array;

const NOTHING = new Float64Array();

export function drawsOf({ shape, seed }: Pick<Order, 'shape' | 'seed'>): Draws {
  const last = new Map<Rule, { readonly step: number; readonly drawn: Float64Array }>();
  return (rule, step) => {
    const draws = rowOf(rule)?.draws;
    if (!draws) return NOTHING;
    const known = last.get(rule);
    if (known?.step === step) return known.drawn;
    const count = shape.p * draws.perUnit(shape);
    const drawn = passingNormals(seed, `${draws.stream} of update ${step}`, count);
    last.set(rule, { step, drawn });
    return drawn;
  };
}

/** The sizes |M| [p, o] of a rule with signs at each update; null for the other rules. */
export function sizesOf(
  rule: Rule,
  { b }: Pick<Initial, 'b'>,
  draws: Draws,
): ((step: number) => Float64Array) | null {
  const row = rowOf(rule);
  if (row?.Q.kind !== 'signs') return null;
  const { sizes } = row.Q;
  if (row.draws) return (step) => sizes(b, draws(rule, step));
  const fixed = sizes(b, NOTHING);
  return () => fixed;
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
  const way = rowOf(rule)?.Q;
  if (way?.kind !== 'moving') return null;
  const before = beta.slice();
  return {
    aim: () => before.set(beta),
    follow(step, keep) {
      const drawn = draws(rule, step);
      way.follow(Q, { before, after: beta, keep, drawn, shape });
      breathe(Q.length + 2 * drawn.length * shape.o);
    },
  };
}
