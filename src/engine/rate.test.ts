import { expect, test } from 'vitest';
import { fittedRate } from './rate';

const steps = Array.from({ length: 101 }, (_, k) => 10 * k);

test('a loss that shrinks by exp(−2rt) has the rate r', () => {
  const losses = steps.map((step) => 7 * Math.exp(-2 * 0.003 * step));
  expect(fittedRate(steps, losses, 0)).toBeCloseTo(0.003, 12);
});

test('of two exponents the slower one counts, which is what is left in the end', () => {
  const losses = steps.map((step) => Math.exp(-0.06 * step) + 1e-4 * Math.exp(-0.004 * step));
  expect(fittedRate(steps, losses, 0)).toBeCloseTo(0.002, 6);
});

test('what lies under the floor is left out, and so is all that follows', () => {
  const losses = steps.map((step) => Math.max(Math.exp(-0.02 * step), 1e-4));
  expect(fittedRate(steps, losses, 1e-4)).toBeCloseTo(0.01, 12);
});

test('there is none of losses beyond all numbers', () => {
  expect(fittedRate([0, 1, 2, 3, 4], Array(5).fill(Number.POSITIVE_INFINITY), 0)).toBeNull();
  expect(fittedRate(steps, Array(101).fill(Number.NaN), 0)).toBeNull();
});

test('there is none of fewer than four measurements, or of a loss that is 0', () => {
  expect(fittedRate([0, 1, 2], [4, 2, 1], 0)).toBeNull();
  expect(fittedRate(steps, Array(101).fill(0), 0)).toBeNull();
});
