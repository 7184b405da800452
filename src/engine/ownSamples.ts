/** The person's own table as samples: split by the seed, brought to a common scale by its training rows. */

import type { OwnData } from '../core/table/ownData';
import { isConstant } from '../core/table/scale';
import { breathe } from './breath';
import { permutation } from './random';
import type { Data, Samples } from './samples';

/** X [n, d] and Y [n, o] to train on, and the rows held out, rounded to float32 like all that is drawn. */
export function ownSamples(own: OwnData, seed: number): Data {
  const { trainRows, testRows, standardize } = own;
  const shuffled = permutation(seed, 'own rows', own.rows);
  const training = shuffled.slice(0, trainRows);
  const held = shuffled.slice(trainRows, trainRows + testRows);
  const d = own.inputs.length;
  const o = own.outputs.length;
  const scaleX = standardize ? standard(own.X, d, training) : plain(d);
  const scaleY = own.classes ? oneHot(o) : standardize ? standard(own.Y, o, training) : plain(o);
  const samples = (rows: readonly number[]): Samples => ({
    X: scaled(own.X, rows, scaleX),
    Y: scaled(own.Y, rows, scaleY),
  });
  return { ...samples(training), ...(held.length > 0 && { test: samples(held) }) };
}

/** The first column that has an infinite sample, as a value far beyond those that set its scale has; null if none has. */
export function overflowing(own: OwnData, { X, Y, test }: Data): string | null {
  const inputs = [X, test?.X].map((M) => [M, own.inputs] as const);
  const targets = [Y, test?.Y].map((M) => [M, own.outputs] as const);
  for (const [M, names] of [...inputs, ...targets]) {
    const index = M?.findIndex((value) => !Number.isFinite(value)) ?? -1;
    if (index >= 0) return names[index % names.length];
  }
  return null;
}

/**
 * What a column's values become: (x · grow · grow − origin − mean) / divisor. Growing is by a power of two, which is exact,
 * and brings the largest value near 1: so no sum of squares overflows or vanishes, however extreme the column's own size.
 * The origin is one of the values: what they share is taken away, exactly, before what they differ in is summed.
 */
interface Scale {
  readonly grow: number;
  readonly origin: number;
  readonly mean: number;
  readonly divisor: number;
}

const PLAIN: Scale = { grow: 1, origin: 0, mean: 0, divisor: 1 };

function plain(columns: number): readonly Scale[] {
  return Array<Scale>(columns).fill(PLAIN);
}

/** One-hot − 1 / classes, as of the digits. */
function oneHot(classes: number): readonly Scale[] {
  return Array<Scale>(classes).fill({ ...PLAIN, origin: 1 / classes });
}

/** Mean 0 and standard deviation 1 over `rows`; a column that is constant there is only centred. */
function standard(M: Float64Array, columns: number, rows: readonly number[]): readonly Scale[] {
  return Array.from({ length: columns }, (_, k) =>
    standardScale(Float64Array.from(rows, (row) => M[row * columns + k])),
  );
}

function standardScale(values: Float64Array): Scale {
  breathe(20 * values.length);
  if (isConstant(values)) return { ...PLAIN, origin: values[0] };
  const grow = growth(values);
  const grown = values.map((value) => value * grow * grow);
  const [origin] = grown;
  const mean = grown.reduce((sum, value) => sum + (value - origin), 0) / grown.length;
  const square = grown.reduce((sum, value) => sum + (value - origin - mean) ** 2, 0) / grown.length;
  return { grow, origin, mean, divisor: Math.sqrt(square) };
}

/** A power of two whose square brings the largest value to between 1/2 and 2. */
function growth(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return 2 ** -Math.round(Math.log2(largest) / 2);
}

/** [rows, columns] of M, scaled. */
function scaled(M: Float64Array, rows: readonly number[], scales: readonly Scale[]) {
  const columns = scales.length;
  const result = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    scales.forEach(({ grow, origin, mean, divisor }, k) => {
      const value = (M[row * columns + k] * grow * grow - origin - mean) / divisor;
      result[i * columns + k] = Math.fround(value);
    });
    breathe(10 * columns);
  });
  return result;
}
