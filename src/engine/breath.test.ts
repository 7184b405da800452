import { beforeEach, expect, test } from 'vitest';
import { compose } from '../models/twoLayer/compute/compose';
import { evaluateOn } from '../models/twoLayer/compute/evaluate';
import { weightsOf } from '../models/twoLayer/compute/snapshot';
import { tensorsAreGone } from '../models/twoLayer/compute/testing/gone';
import { everywhere, simd } from '../models/twoLayer/compute/testing/implementations';
import { createInspector } from '../models/twoLayer/compute/theory/inspector';
import { foretellers } from '../models/twoLayer/compute/theory/predictions';
import { defaults, type Experiment, params } from '../models/twoLayer/params';
import { onBreath } from './breath';

tensorsAreGone();

let breaths = 0;

beforeEach(() => {
  breaths = 0;
  onBreath(() => {
    breaths += 1;
  });
});

/** Sizes at which every calculation takes some millions of multiply-adds, each of which is a breath. */
const sizes: Partial<Experiment> = { n: 110, d: 110, p: 400, learners: ['fa', 'fa-lambda'] };
const orderOf = (change: Partial<Experiment> = {}) =>
  compose({ ...defaults, ...sizes, eta: 1e-6, ...change }).order;

test.each(everywhere)('an update breathes: $name', async ({ make }) => {
  for (const { value: activation } of params.activation.options) {
    const cohort = await make(orderOf({ activation, outputs: activation === 'relu' ? 1 : 3 }));
    breaths = 0;
    cohort.advance(0, 1);
    expect(breaths, activation).toBeGreaterThan(0);
    cohort.dispose();
  }
});

test.each(['linear', 'network', 'random'] as const)(
  'what is drawn before a run breathes: %s',
  (data) => {
    // A seed for each: streams of a seed are kept.
    compose({ ...defaults, ...sizes, data, seed: data.length });
    expect(breaths).toBeGreaterThan(5);
  },
);

test('what theory foretells and looks at breathes', async () => {
  const order = orderOf({ activation: 'linear', steps: 2000 });
  const inspector = createInspector(order);
  const weights = order.learners.map(() => order.initial);
  for (const work of [
    ...foretellers(order).map(({ work }) => work),
    () => inspector.kernels(0, weights, 0),
    () => inspector.gauge(0, weights, 0),
  ]) {
    breaths = 0;
    work();
    expect(breaths).toBeGreaterThan(5);
  }
});

test('a test on samples held out breathes, and so does what brings weights back from sample space', async () => {
  const order = orderOf();
  const withTest = { ...order, data: { ...order.data, test: order.data } };
  const evaluate = evaluateOn(withTest);
  const [implementation] = simd.filter(({ space }) => space === 'sample');
  const cohort = await implementation.make(order);
  cohort.advance(0, 1);
  const snapshot = await cohort.snapshot();
  breaths = 0;
  const [weights] = weightsOf(order, snapshot);
  expect(breaths).toBeGreaterThan(3);
  breaths = 0;
  await evaluate?.(weights, new AbortController().signal);
  expect(breaths).toBeGreaterThan(3);
});
