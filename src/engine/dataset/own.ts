/** The person's own table as samples: split by the seed, brought to a common scale by its training rows. */

import type { Data, Samples } from '../../experiment/order';
import type { OwnData } from '../../experiment/ownData';
import { breathe } from '../breath';
import { permutation } from '../random';

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

/** What is taken from each column, and what the rest is divided by. */
interface Scale {
  readonly offset: Float64Array;
  readonly divisor: Float64Array;
}

function plain(columns: number): Scale {
  return { offset: new Float64Array(columns), divisor: new Float64Array(columns).fill(1) };
}

/** One-hot − 1 / classes, as of the digits. */
function oneHot(classes: number): Scale {
  return { ...plain(classes), offset: new Float64Array(classes).fill(1 / classes) };
}

/** Mean 0 and standard deviation 1 over `rows`; a column that is constant there is only centred. */
function standard(M: Float64Array, columns: number, rows: readonly number[]): Scale {
  const scale = plain(columns);
  for (let k = 0; k < columns; k++) {
    const values = rows.map((row) => M[row * columns + k]);
    breathe(20 * rows.length);
    const [first] = values;
    if (values.every((value) => value === first)) {
      scale.offset[k] = first;
      continue;
    }
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    scale.offset[k] = mean;
    scale.divisor[k] = Math.sqrt(variance);
  }
  return scale;
}

/** [rows, columns] of M, scaled. */
function scaled(M: Float64Array, rows: readonly number[], { offset, divisor }: Scale) {
  const columns = offset.length;
  const result = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    for (let k = 0; k < columns; k++) {
      const value = (M[row * columns + k] - offset[k]) / divisor[k];
      result[i * columns + k] = Math.fround(value);
    }
    breathe(10 * columns);
  });
  return result;
}
