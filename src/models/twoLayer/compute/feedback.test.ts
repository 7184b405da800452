import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dot, norm2 } from '../../../engine/linear';
import { passingNormals } from '../../../engine/random';
import type { Order } from '../order';
import { MIRROR_PACE, MIRROR_PROBES } from '../rules/mirror';
import type { RuleRow } from '../rules/rule';
import { type FeedbackRule, feedbackRules } from '../rules/rules';
import { type Draws, drawsOf } from './feedback';
import { difference } from './golden/golden';
import { reference } from './testing/implementations';
import { finish, orderOf } from './testing/runs';

const SEED = 11;

function orderWith(rule: FeedbackRule, batch: 'full' | number = 'full'): Order {
  const learners = [{ rule, speed: 0.3, decay: 0.1, until: 7 }] as const;
  const sizes = { n: 10, d: 5, p: 12, outputs: 2, batch, seed: SEED } as const;
  return orderOf({ ...sizes, activation: 'tanh', learners });
}

/** The only learner after so many updates. */
async function trained(steps: number, order: Order) {
  const { weights, sums } = await finish(order, await reference.make(order), 0, steps);
  return { ...weights[0], ...sums[0] };
}

/** Where FA gets in one update from W and β with Q in place of b. */
function oneStep(order: Order, { W, beta }: { W: Float64Array; beta: Float64Array }, Q: number[]) {
  const learners = order.learners.map((learner) => ({ ...learner, rule: 'fa' as const }));
  const initial = { W, beta, b: Float64Array.from(Q) };
  return trained(1, { ...order, initial, learners });
}

const redrawn = (step: number, length: number) =>
  passingNormals(SEED, `feedback sizes of update ${step}`, length);

/** Q of update `step` from β and b as science defines it. */
const definitions: readonly {
  rule: FeedbackRule;
  what: string;
  Q: (beta: number, b: number, k: number, step: number, length: number) => number;
}[] = [
  { rule: 'usf', what: 'sign β', Q: (beta) => Math.sign(beta) },
  { rule: 'frsf', what: '|b| ∘ sign β', Q: (beta, b) => Math.abs(b) * Math.sign(beta) },
  {
    rule: 'brsf',
    what: '|M_t| ∘ sign β',
    Q: (beta, _b, k, step, length) => Math.abs(redrawn(step, length)[k]) * Math.sign(beta),
  },
];

describe.each(definitions)('$rule', ({ rule, what, Q }) => {
  test(`takes the step of FA with b = ${what}, and its angle is that of ${what} and β`, async () => {
    const order = orderWith(rule);
    for (const step of [0, 1, 4]) {
      const there = await trained(step, order);
      const { b } = order.initial;
      const expected = Array.from(there.beta, (weight, k) => Q(weight, b[k], k, step, b.length));
      const next = await oneStep(order, there, expected);
      expect(difference((await trained(step + 1, order)).W, next.W)).toBeLessThan(1e-14);
      const exact = Float64Array.from(expected);
      expect(there.feedbackDot).toBeCloseTo(dot(exact, 0, there.beta, 0, b.length), 12);
      expect(there.feedbackNorm2).toBeCloseTo(norm2(exact), 12);
    }
  });
});

describe.each(['kp', 'mirror'] as const)('%s', (rule) => {
  test('takes the step of FA with the b it has come to, and its angle is that of this b and β', async () => {
    const order = orderWith(rule);
    const there = await trained(4, order);
    const next = await oneStep(order, there, [...there.b]);
    expect(difference((await trained(5, order)).W, next.W)).toBeLessThan(1e-14);
    expect(there.feedbackDot).toBeCloseTo(dot(there.b, 0, there.beta, 0, there.b.length), 12);
    expect(there.feedbackNorm2).toBeCloseTo(norm2(there.b), 12);
  });
});

describe('Kolen–Pollack', () => {
  test.each(['full', 4] as const)(
    'shrinks b − β by the decay alone, which batches take in shares: batch %s',
    async (batch) => {
      const order = orderWith('kp', batch);
      const { beta, b } = order.initial;
      let kept = 1;
      for (let step = 1; step <= 10; step++) {
        const share = batch === 'full' ? 1 : [0.4, 0.4, 0.2][(step - 1) % 3];
        if (step <= 7) kept *= 1 - 0.1 * share;
        const there = await trained(step, order);
        const gap = there.b.map((weight, k) => weight - there.beta[k]);
        const expected = b.map((weight, k) => kept * (weight - beta[k]));
        expect(difference(gap, expected)).toBeLessThan(1e-13);
      }
    },
  );
});

test('the weight mirror adds a share of its answers to noise: b ← (1 − a) b + (a/k) Σ ξ_j (ξ_j · β)', async () => {
  const order = orderWith('mirror');
  const { p, o } = order.shape;
  const [old, now] = [await trained(3, order), await trained(4, order)];
  const noise = passingNormals(SEED, 'mirror noise of update 3', p * MIRROR_PROBES);
  const expected = old.b.map((weight, at) => {
    const [r, output] = [Math.floor(at / o), at % o];
    let heard = 0;
    for (let j = 0; j < MIRROR_PROBES; j++) {
      const probe = (unit: number) => noise[unit * MIRROR_PROBES + j];
      for (let unit = 0; unit < p; unit++) {
        heard += probe(r) * probe(unit) * old.beta[unit * o + output];
      }
    }
    return (1 - MIRROR_PACE) * weight + (MIRROR_PACE * heard) / MIRROR_PROBES;
  });
  expect(difference(now.b, expected)).toBeLessThan(1e-13);
});

test('what is drawn for an update does not depend on what was asked for before, and differs from update to update and seed to seed', () => {
  const shape = { n: 1, d: 1, p: 6, o: 2 };
  const inOrder = drawsOf({ shape, seed: 1 });
  const drawing = feedbackRules.filter((row: RuleRow) => row.draws).map(({ value }) => value);
  const drawnBy = (draws: Draws, step: number) => drawing.map((rule) => draws(rule, step));
  const expected = Array.from({ length: 9 }, (_, step) => drawnBy(inOrder, step));
  expect(new Set(expected.flat().map(String)).size).toBe(9 * drawing.length);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 8 })), (steps) => {
      const draws = drawsOf({ shape, seed: 1 });
      for (const step of steps) {
        expect(drawnBy(draws, step)).toEqual(expected[step]);
      }
    }),
  );
  expect(drawnBy(drawsOf({ shape, seed: 2 }), 0)).not.toEqual(expected[0]);
});
