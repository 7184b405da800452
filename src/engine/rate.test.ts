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

test('it is fitted to the last tenth of the steps, from wherever they begin', () => {
  // Another rate before: where the fit reaches too far back or not far enough, it shows.
  const bent = (step: number) => Math.exp(step < 900 ? -0.02 * step : -18 - 0.004 * (step - 900));
  expect(fittedRate(steps, steps.map(bent), 0)).toBeCloseTo(0.002, 12);
  const late = steps.map((step) => step + 5000);
  const losses = late.map((step) => bent(step - 5000));
  expect(fittedRate(late, losses, 0)).toBeCloseTo(0.002, 12);
});

test('four measurements are enough, three are not', () => {
  const losses = (of: readonly number[]) => of.map((step) => Math.exp(-0.5 * step));
  const four = [0, 100, 101, 102, 103];
  expect(fittedRate(four, losses(four), 0)).toBeCloseTo(0.25, 9);
  const three = [0, 100, 101, 102];
  expect(fittedRate(three, losses(three), 0)).toBeNull();
});
