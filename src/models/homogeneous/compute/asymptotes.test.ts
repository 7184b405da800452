import { expect, test } from 'vitest';
import type { Measurement } from '../../../engine/measurement';
import { asymptotes } from '../asymptotes';
import { defaults } from '../params';
import { readingOf } from '../quantities';
import { cohortOf } from './cohort';
import { compose } from './compose';

test.each([
  { activation: 'relu', layers: 2, eta: 2 },
  { activation: 'linear', layers: 3, data: 'blobs', n: 30, p: 8, eta: 4 },
] as const)('at ten thousand steps a run has come to its asymptotes: %o', async (change) => {
  const experiment = { ...defaults, ...change, steps: 10_000, learners: ['bp', 'fa'] as const };
  const order = compose({ ...experiment, learners: ['bp'] });
  const cohort = cohortOf(order);
  cohort.advance(0, 10_000);
  const [state] = await cohort.measure(10_000);
  const reading = readingOf(state, 1);
  const last: Measurement = { step: 10_000, readings: [reading] };
  for (const [what, measured] of [
    ['loss', reading.minusLnLoss],
    ['weights', reading.norm],
  ] as const) {
    const [{ values }] = asymptotes(what, experiment, order, last);
    expect((values.at(-1) ?? 0) / (measured ?? 0)).toBeCloseTo(1, 1);
  }
});

test('nothing is foretold of a constant step, of feedback alignment, of decay, or while a sample is wrong', () => {
  const order = compose({ ...defaults, learners: ['bp', 'fa', 'bp-lambda'] });
  const readings = [0.1, 0.1, 0.1].map((margin) => ({
    ...{ loss: 1, relativeLoss: 1, test: null, margin },
  }));
  const told = (change: object, each = readings) =>
    asymptotes('loss', { ...defaults, ...change }, order, { step: 5, readings: each }).map(
      ({ learner }) => learner.id,
    );
  expect(told({})).toEqual(['bp']);
  expect(told({ step: 'constant' })).toEqual([]);
  expect(
    told(
      {},
      readings.map((each) => ({ ...each, margin: -0.1 })),
    ),
  ).toEqual([]);
});
