import { describe, expect, test } from 'vitest';
import { isTested, measuringInterval, scheduledSteps } from '../../../engine/schedule';
import { defaults } from '../params';
import { compose } from './compose';
import { loadDigits } from './dataset/digits/digits';
import { classesOf, evaluateOn } from './evaluate';
import { loadKernel } from './simd/kernel';
import { simdCohort } from './simd/simdCohort';
import { train } from './train';

describe('classes', () => {
  test('are read from one-hot targets, whatever their two values', () => {
    expect(classesOf(Float64Array.of(-0.1, 0.9, -0.1, 0.9, -0.1, -0.1), 3)).toEqual([1, 0]);
  });

  test('are none where targets are numbers, or one output', () => {
    expect(classesOf(Float64Array.of(0.3, 0.9, 0.9, 0.2), 2)).toBeNull();
    expect(classesOf(Float64Array.of(1, 1, 0, 1), 2)).toBeNull();
    expect(classesOf(Float64Array.of(0, 1), 1)).toBeNull();
  });
});

test('loss and accuracy are those of the network written out', async () => {
  const X = Float64Array.of(1, -2, 0.5, 3, 2, 2);
  const Y = Float64Array.of(1, 0, 0, 1, 1, 0);
  const { order } = compose({ ...defaults, n: 3, d: 2, p: 4, outputs: 2, activation: 'tanh' });
  const tested = { ...order, data: { ...order.data, test: { X, Y } } };
  const { W, beta, b } = order.initial;
  let loss = 0;
  let right = 0;
  for (let i = 0; i < 3; i++) {
    const f = [0, 1].map((k) => {
      let sum = 0;
      for (let r = 0; r < 4; r++) {
        const z = W[r * 2] * X[i * 2] + W[r * 2 + 1] * X[i * 2 + 1];
        sum += (Math.tanh(z) * beta[r * 2 + k]) / 2;
      }
      return sum;
    });
    loss += ((f[0] - Y[i * 2]) ** 2 + (f[1] - Y[i * 2 + 1]) ** 2) / 2;
    if (f[0] > f[1] === Y[i * 2] > Y[i * 2 + 1]) right += 1;
  }
  const reading = await evaluateOn(tested)?.({ W, beta, b }, new AbortController().signal);
  expect(reading?.loss).toBeCloseTo(loss, 12);
  expect(reading?.accuracy).toBeCloseTo(right / 3, 12);
  expect(reading?.classes).toHaveLength(3);
});

test('a run is tested at its start, at its end, and some twenty times between, whatever its length', () => {
  for (const [steps, every] of [
    [1000, 5],
    [3000, 15],
    [7, 1],
    [100_000, 50],
  ]) {
    expect(every).toBe(measuringInterval(steps));
    const at = scheduledSteps({ steps, every }).filter((step) => isTested(step, steps));
    expect(at[0]).toBe(0);
    expect(at.at(-1)).toBe(steps);
    expect(at.length).toBeLessThan(23);
    expect(at.length).toBeGreaterThan(Math.min(steps, 18));
    const everyStep = Array.from({ length: steps + 1 }, (_, step) => step);
    expect(everyStep.filter((step) => isTested(step, steps))).toEqual(at);
  }
});

test('on digits, all learners end far above chance', async () => {
  const module = await loadKernel('float32');
  if (!module) throw new Error('There is no WebAssembly SIMD here.');
  const digits = await loadDigits();
  const { order } = compose(
    {
      ...defaults,
      ...{ data: 'digits14', n: 200, p: 100, activation: 'tanh', eta: 0.04, steps: 150 },
      ...{ lambda: 0.3, until: 100, learners: ['bp', 'fa', 'fa-lambda', 'bp-lambda'] },
    },
    { digits },
  );
  const cohort = simdCohort(module, 'float32')(order);
  const pace = () => ({ steps: 50, measure: false });
  const run = train(cohort, order, pace, new AbortController().signal);
  const accuracies: (readonly (number | null | undefined)[])[] = [];
  for (let next = await run.next(); !next.done; next = await run.next()) {
    const { readings } = next.value;
    if (readings[0].test) accuracies.push(readings.map(({ test: result }) => result?.accuracy));
  }
  for (const accuracy of accuracies[0]) expect(accuracy).toBeLessThan(0.3);
  for (const accuracy of accuracies.at(-1) ?? []) expect(accuracy).toBeGreaterThan(0.5);
});
