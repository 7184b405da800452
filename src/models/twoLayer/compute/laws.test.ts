/** What the feedback rules lead to, against figures of an independent program and laws that were derived on paper. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../order';
import { defaults } from '../params';
import { MIRROR_PACE, MIRROR_PROBES } from '../rules/mirror';
import { type FeedbackRule, feedbackRules } from '../rules/rules';
import { angle } from '../sums';
import { compose } from './compose';
import { simd } from './testing/implementations';

const WITHIN = 0.05;

/** A linear network on a linear teacher, with a learner of each rule at each λ; the decay ends at step 1000. */
function orderOf(p: number, seed: number, lambdas: readonly number[]): Order {
  const sizes = { n: 20, d: 40, p, activation: 'linear', data: 'linear', seed } as const;
  const { order } = compose({ ...defaults, ...sizes, eta: 0.002 });
  const learners = feedbackRules.flatMap(({ value: rule }) =>
    lambdas.map((lambda) => ({ id: 'fa' as const, rule, eta: 0.002, lambda, until: 1000 })),
  );
  return { ...order, learners };
}

/** The cosine of each learner after so many updates, in float64. */
async function cosines(order: Order, steps: number): Promise<readonly number[]> {
  const maker = simd.find(({ precision, space }) => precision === 'float64' && space === 'sample');
  if (!maker) throw new Error('There is no float64 here.');
  const cohort = await maker.make(order);
  cohort.advance(0, steps);
  const sums = await cohort.measure(steps);
  return sums.map((each) =>
    Math.cos(angle(each.feedbackDot, each.feedbackNorm2, each.betaNorm2) ?? Number.NaN),
  );
}

function mean(rows: readonly (readonly number[])[], column: number): number {
  return rows.reduce((sum, row) => sum + row[column], 0) / rows.length;
}

/** cos ∠(Q, β) at λ = 0 and λ = 3. */
const table: Record<FeedbackRule, readonly [number, number]> = {
  fa: [0.05, 0.63],
  usf: [0.8, 0.86],
  frsf: [0.66, 0.8],
  brsf: [0.65, 0.68],
  kp: [0.07, 1],
  mirror: [0.67, 0.66],
};

test('each rule comes to the alignment of the table, without decay and with', async () => {
  const rows: (readonly number[])[] = [];
  for (const seed of [1, 2, 3]) rows.push(await cosines(orderOf(500, seed, [0, 3]), 1200));
  feedbackRules.forEach(({ value: rule }, index) => {
    table[rule].forEach((cosine, at) => {
      const off = Math.abs(mean(rows, 2 * index + at) - cosine);
      expect(off, `${rule}, λ = ${[0, 3][at]}`).toBeLessThan(WITHIN);
    });
  });
}, 30_000);

test('before the first update signs alone are at √(2/π), signs on random sizes at 2/π', async () => {
  const rows: (readonly number[])[] = [];
  for (const seed of [1, 2, 3]) rows.push(await cosines(orderOf(2000, seed, [0]), 0));
  const at = (rule: FeedbackRule) =>
    mean(
      rows,
      feedbackRules.findIndex(({ value }) => value === rule),
    );
  expect(Math.abs(at('usf') - Math.sqrt(2 / Math.PI))).toBeLessThan(0.01);
  for (const rule of ['frsf', 'brsf'] as const) {
    expect(Math.abs(at(rule) - 2 / Math.PI)).toBeLessThan(0.02);
  }
});

describe('the weight mirror comes to 1/√(1 + (p + 1) a / ((2 − a) k)), whatever the learner does', () => {
  test.each([
    { p: 100, seed: 4 },
    { p: 1500, seed: 5 },
  ])('p $p', async ({ p, seed }) => {
    const order = orderOf(p, seed, [0]);
    const learners = order.learners.filter(({ rule }) => rule === 'mirror');
    const noise = ((p + 1) * MIRROR_PACE) / ((2 - MIRROR_PACE) * MIRROR_PROBES);
    const [cosine] = await cosines({ ...order, learners }, 300);
    expect(Math.abs(cosine - 1 / Math.sqrt(1 + noise))).toBeLessThan(WITHIN);
  });
});
