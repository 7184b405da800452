import { expect, test } from 'vitest';
import type { Precision } from '../engine/run';
import type { LearnerOrder } from '../models/twoLayer/order';
import { ratesOf } from './rates';

const learner: LearnerOrder = { id: 'bp', rule: 'bp', eta: 1, lambda: 0, until: null };

const infoOf = (precision: Precision) => ({
  learners: [learner, { ...learner, id: 'fa', rule: 'fa' } as const],
  backend: { id: 'simd', precision, why: { code: 'only' }, fallback: false } as const,
});

/** Two learners whose errors shrink at these exponents, down to what rounding leaves. */
const run = (rates: readonly number[], floor: number) =>
  Array.from({ length: 400 }, (_, step) => ({
    step,
    readings: rates.map((rate) => ({
      ...{ loss: Math.max(Math.exp(-2 * rate * step), floor), relativeLoss: null, alignment: null },
      ...{ gradientAngle: null, hiddenDrift: null, outputDrift: null, normRatio: null, test: null },
    })),
  }));

test.each([
  ['float32', 1e-13],
  ['float64', 1e-28],
] as const)(
  'each learner’s rate is its own, fitted above the rounding of %s',
  (precision, floor) => {
    const [fast, slow] = ratesOf(run([0.1, 0.03], floor), infoOf(precision));
    expect(fast).toBeCloseTo(0.1, 10);
    expect(slow).toBeCloseTo(0.03, 10);
  },
);

test('in float64 the fit goes on where float32 would have left only rounding', () => {
  const measurements = run([0.1, 0.1], 0).map((each) => ({
    ...each,
    // From 10⁻¹² on the slowest direction alone is left.
    readings: each.readings.map((reading) => ({
      ...reading,
      loss: reading.loss + 1e-12 * Math.exp(-0.1 * each.step),
    })),
  }));
  const rateIn = (precision: Precision) => ratesOf(measurements, infoOf(precision))[0];
  expect(rateIn('float64')).toBeCloseTo(0.05, 2);
  expect(rateIn('float32')).toBeCloseTo(0.1, 2);
});
