import { describe, expect, test } from 'vitest';
import { suggested } from '../../../../core/table/choice';
import { BY_ITSELF, readTable } from '../../../../core/table/table';
import { take } from '../../../../core/table/take';
import { overflowing, ownSamples } from '../../../../engine/ownSamples';

const SEED = 3;
const numbers = Array.from({ length: 30 }, (_, i) => i + 1);

function taken(column: readonly (number | string)[], standardize = true, target = numbers) {
  const rows = column.map((value, i) => `${value},${(i * 7) % 11},${target[i]}`);
  const read = readTable('t.csv', ['a,b,y', ...rows].join('\n'), BY_ITSELF);
  if (!read.ok) throw new Error(read.problems.join(' '));
  return take(read.value, { ...suggested(read.value), standardize });
}

function samplesOf(...asked: Parameters<typeof taken>) {
  const read = taken(...asked);
  if (!read.ok) throw new Error(read.problems.join(' '));
  return ownSamples(read.value.own, SEED);
}

describe('a column of any size standardises to the inputs of 1 … 30:', () => {
  const expected = samplesOf(numbers);
  const all = ({ X, Y, test }: ReturnType<typeof samplesOf>) =>
    [X, Y, test?.X, test?.Y].map((M) => [...(M ?? [])]);

  test.each([1e-180, 1e-300, 1e-320, 1e-20, 1e20, 1e180, 5e306, -1e-180, 2 ** -1000, 2 ** 1000])(
    '%d',
    (size) => {
      const sign = Math.sign(size);
      const sized = numbers.map((i) => i * size);
      // Denormal numbers have few digits themselves.
      const digits = size === 1e-320 ? 3 : 6;
      const inputs = samplesOf(sized);
      expect(inputs.Y).toEqual(expected.Y);
      inputs.X.forEach((x, k) => {
        expect(x).toBeCloseTo(k % 2 === 0 ? sign * expected.X[k] : expected.X[k], digits);
      });
      inputs.test?.X.forEach((x, k) => {
        expect(x).toBeCloseTo(
          (k % 2 === 0 ? sign : 1) * (expected.test?.X[k] ?? Number.NaN),
          digits,
        );
      });
      const targets = samplesOf(numbers, true, sized);
      targets.Y.forEach((y, i) => {
        expect(y).toBeCloseTo(sign * expected.Y[i], digits);
      });
    },
  );

  test('to the last bit by powers of two', () => {
    for (const size of [2 ** -1060, 2 ** -600, 2 ** 600, 2 ** 1018]) {
      expect(all(samplesOf(numbers.map((i) => i * size)))).toEqual(all(expected));
    }
  });

  test('and so do small steps on a large number', () => {
    const { X } = samplesOf(numbers.map((i) => 1e9 + i / 1024));
    X.forEach((x, k) => {
      expect(x).toBeCloseTo(expected.X[k], 6);
    });
  });

  test('from the smallest to the largest double', () => {
    const { X } = samplesOf(numbers.map((i) => (i % 2 ? 1.7e308 : -1.7e308)));
    expect(X.every((x) => Math.abs(x) < 2)).toBe(true);
  });
});

describe('what rounding leaves of equal values', () => {
  const noise = numbers.map((i) => (i % 2 ? '0.3' : '0.30000000000000004'));

  test('is no input', () => {
    expect(taken(noise)).toMatchObject({
      ok: true,
      value: { own: { inputs: ['b'] }, notes: ['Left out, as the same in all rows: “a”.'] },
    });
    expect(taken(numbers.map((i) => (1e9 + i * 1e-8).toFixed(8)))).toMatchObject({
      value: { own: { inputs: ['b'] } },
    });
  });

  test('is no target', () => {
    const read = taken(numbers, true, noise.map(Number));
    expect(read).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('The target “y”')],
    });
  });
});

describe('as they stand, numbers are refused by their column', () => {
  test.each([
    [1e308, 'large'],
    [1e39, 'large'],
    [1e16, 'large'],
    [1e-39, 'small'],
    [1e-180, 'small'],
  ])('of about %d: too %s', (size, word) => {
    const sized = numbers.map((i) => (i / 31) * size);
    const problem = (column: string) => ({
      ok: false,
      problems: [
        `The numbers of column “${column}” are too ${word} to train on as they stand: switch “Standardize” on.`,
      ],
    });
    expect(taken(sized, false)).toEqual(problem('a'));
    expect(taken(numbers, false, sized)).toEqual(problem('y'));
    expect(taken(sized, true).ok).toBe(true);
  });

  test.each([1e13, 1.7e9, 1e-6])('but not of about %d', (size) => {
    expect(
      taken(
        numbers.map((i) => i * size),
        false,
      ).ok,
    ).toBe(true);
  });
});

test('a value beyond all bounds is found by its column where it is tested on, and sets the scale elsewhere', () => {
  const read = taken(numbers.map((i) => i * 1e-180));
  if (!read.ok) throw new Error(read.problems.join(' '));
  const { own } = read.value;
  const found = numbers.map((_, row) => {
    const far = { ...own, X: own.X.with(2 * row, 1e300) };
    return overflowing(far, ownSamples(far, SEED));
  });
  expect(found.filter((column) => column === 'a')).toHaveLength(own.testRows);
  expect(found.filter((column) => column === null)).toHaveLength(own.trainRows);
  const distant = { ...own, Y: own.Y.map((y, row) => (found[row] ? 1e300 : y * 1e-180)) };
  expect(overflowing(distant, ownSamples(distant, SEED))).toBe('y');
});
