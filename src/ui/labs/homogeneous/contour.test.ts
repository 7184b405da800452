/** Claims about the zero line of a function on a grid. */
import { describe, expect, test } from 'vitest';
import { type Segment, zeroLine } from './contour';

const SIDE = 21;

/** A function of the plane [−1, 1]² on the grid, y upward. */
const on = (f: (x: number, y: number) => number) =>
  Float64Array.from({ length: SIDE * SIDE }, (_, k) =>
    f(...placed(k % SIDE, Math.floor(k / SIDE))),
  );

const placed = (column: number, row: number): [number, number] => [
  (2 * column) / (SIDE - 1) - 1,
  1 - (2 * row) / (SIDE - 1),
];

const lineOf = (f: (x: number, y: number) => number) => zeroLine(on(f), SIDE);

const endsOf = (segments: readonly Segment[]) =>
  segments.flatMap(([x, y, toX, toY]) => [placed(x, y), placed(toX, toY)]);

/** How many segments end at each point. */
function meetings(segments: readonly Segment[]): readonly number[] {
  const met = new Map<string, number>();
  for (const [x, y] of endsOf(segments)) {
    const key = `${x.toFixed(9)} ${y.toFixed(9)}`;
    met.set(key, (met.get(key) ?? 0) + 1);
  }
  return [...met.values()];
}

describe('the zero line', () => {
  test('of a linear function is a straight line through the whole square', () => {
    const segments = lineOf((x, y) => y - 0.31 * x - 0.123);
    for (const [x, y] of endsOf(segments)) expect(y - 0.31 * x).toBeCloseTo(0.123, 12);
    const xs = endsOf(segments).map(([x]) => x);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([-1, 1]);
    expect(meetings(segments).filter((count) => count === 1)).toHaveLength(2);
  });

  test('of a circle is closed, and lies on it', () => {
    const segments = lineOf((x, y) => 0.613 ** 2 - x * x - y * y);
    for (const [x, y] of endsOf(segments)) expect(Math.hypot(x, y)).toBeCloseTo(0.613, 2);
    expect(new Set(meetings(segments))).toEqual(new Set([2]));
    const length = segments.reduce(
      (sum, [x, y, toX, toY]) => sum + (Math.hypot(toX - x, toY - y) * 2) / (SIDE - 1),
      0,
    );
    expect(Math.abs(length / (2 * Math.PI * 0.613) - 1)).toBeLessThan(0.01);
  });

  test('of a saddle parts the two corners that its middle is not like', () => {
    const inCell = (values: readonly number[]) => zeroLine(values, 2);
    // The middle is above 0: the corners below it are cut off, above right and below left.
    expect(inCell([3, -1, -1, 3])).toEqual([
      [0.75, 0, 1, 0.25],
      [0.25, 1, 0, 0.75],
    ]);
    // It is below 0: the corners above it are, above left and below right.
    expect(inCell([1, -3, -3, 1])).toEqual([
      [0, 0.25, 0.25, 0],
      [1, 0.75, 0.75, 1],
    ]);
  });

  test('is nowhere where nothing crosses zero, zero is only touched, or is no number', () => {
    expect(lineOf((x, y) => x * x + y * y)).toEqual([]);
    expect(lineOf(() => 1)).toEqual([]);
    expect(lineOf(() => 0)).toEqual([]);
    expect(lineOf((x, y) => -1 - x * x - y * y)).toEqual([]);
    expect(lineOf(() => Number.NaN)).toEqual([]);
  });
});
