import { describe, expect, test } from 'vitest';
import { SHOWN_SAMPLES } from '../../../../../engine/testReading';
import { defaults } from '../../../params';
import { compose } from '../../compose';
import { sourceOf, stripOf } from '../source';
import { digitSamples, loadDigits, TRAIN_DIGITS } from './digits';

const digits = await loadDigits();

test('of each class there are 200 digits to train on and 100 to test on, as bytes of 28 × 28', () => {
  expect(digits.pictures).toHaveLength(3000 * 28 * 28);
  for (let label = 0; label < 10; label++) {
    const of = (some: Uint8Array) => some.filter((each) => each === label).length;
    expect(of(digits.labels.subarray(0, TRAIN_DIGITS))).toBe(200);
    expect(of(digits.labels.subarray(TRAIN_DIGITS))).toBe(100);
  }
});

describe.each([14, 28] as const)('at %i × %i', (side) => {
  const d = side * side;
  const { X, Y, test: held } = digitSamples(digits, side, 150, 3);

  test('training inputs have mean 0 and mean ‖x‖² = 1; test inputs only nearly', () => {
    const mean = Array.from({ length: d }, (_, k) => {
      let sum = 0;
      for (let i = 0; i < 150; i++) sum += X[i * d + k] / 150;
      return Math.abs(sum);
    });
    const size2 = (M: Float64Array) => M.reduce((sum, x) => sum + x * x, 0) / (M.length / d);
    expect(Math.max(...mean)).toBeLessThan(1e-8);
    expect(size2(X)).toBeCloseTo(1, 6);
    expect(size2(held?.X ?? X)).not.toBeCloseTo(1, 4);
    expect(size2(held?.X ?? X)).toBeCloseTo(1, 0);
  });

  test('targets are one-hot − 0.1, and all is float32', () => {
    expect(new Set(Y)).toEqual(new Set([Math.fround(0.9), Math.fround(-0.1)]));
    expect(Y.filter((y) => y > 0)).toHaveLength(150);
    expect(X).toEqual(X.map(Math.fround));
  });

  test('the seed chooses the training digits, and never the test digits', () => {
    const other = digitSamples(digits, side, 150, 4);
    expect(other.Y).not.toEqual(Y);
    expect(other.test?.Y).toEqual(held?.Y);
    expect(digitSamples(digits, side, 150, 3).X).toEqual(X);
  });
});

test('a pixel at 14 × 14 is the mean of four', async () => {
  const strip = (data: 'digits14' | 'digits28') => stripOf({ data }, { digits });
  const [small, large] = [strip('digits14'), strip('digits28')];
  const at = (row: number, column: number) => large?.pictures[2][row * 28 + column] ?? Number.NaN;
  for (const [row, column] of [
    [5, 6],
    [7, 7],
    [9, 5],
  ]) {
    const [r, c] = [2 * row, 2 * column];
    const mean = (at(r, c) + at(r, c + 1) + at(r + 1, c) + at(r + 1, c + 1)) / 4;
    expect(small?.pictures[2][row * 14 + column]).toBe(Math.round(mean));
  }
});

test('the strip shows all ten classes of the test digits', async () => {
  const strip = stripOf({ data: 'digits14' }, await sourceOf({ data: 'digits14' }, null));
  expect(strip?.pictures).toHaveLength(SHOWN_SAMPLES);
  expect(new Set(strip?.labels).size).toBe(10);
  expect(strip?.labels).toEqual(
    Array.from(digits.labels.subarray(TRAIN_DIGITS, TRAIN_DIGITS + SHOWN_SAMPLES)),
  );
});

test('an experiment on digits takes its sizes from them', () => {
  const { order } = compose({ ...defaults, data: 'digits14', n: 40, d: 3, outputs: 2 }, { digits });
  expect(order.shape).toEqual({ n: 40, d: 196, p: defaults.p, o: 10 });
  expect(order.data.test?.Y).toHaveLength(1000 * 10);
});
