import { expect, test } from 'vitest';
import type { OwnData } from '../../../../core/table/ownData';
import { ownSamples } from '../../../../engine/ownSamples';
import { defaults } from '../../params';
import { compose } from '../compose';

const rows = 50;

/** Row i is (i, 5, i²) with target 3i: every row can be told from the others. */
const table: OwnData = {
  name: 'table.csv',
  inputs: ['a', 'five', 'square'],
  outputs: ['y'],
  classes: false,
  X: Float64Array.from({ length: 3 * rows }, (_, k) => {
    const i = Math.floor(k / 3);
    return [i, 5, i * i][k % 3];
  }),
  Y: Float64Array.from({ length: rows }, (_, i) => 3 * i),
  rows,
  standardize: false,
  trainRows: 40,
  testRows: 10,
};

const column = (M: Float64Array | undefined, width: number, k: number) =>
  [...(M ?? [])].filter((_, index) => index % width === k);

test('every row is trained on or tested on, none twice, inputs and targets together', () => {
  const { X, Y, test: held } = ownSamples(table, 7);
  const training = column(X, 3, 0);
  const tested = column(held?.X, 3, 0);
  expect([training.length, tested.length]).toEqual([40, 10]);
  expect([...training, ...tested].sort((a, b) => a - b)).toEqual([...Array(rows).keys()]);
  expect([...Y]).toEqual(training.map((i) => 3 * i));
  expect([...(held?.Y ?? [])]).toEqual(tested.map((i) => 3 * i));
});

test('the seed chooses the rows', () => {
  expect(ownSamples(table, 7)).toEqual(ownSamples(table, 7));
  const tested = (seed: number) => column(ownSamples(table, seed).test?.X, 3, 0);
  expect(new Set(tested(7))).not.toEqual(new Set(tested(8)));
});

test('nothing is held out where nothing is to be tested', () => {
  expect(ownSamples({ ...table, trainRows: rows, testRows: 0 }, 7)).not.toHaveProperty('test');
});

test('standardised, the training rows have mean 0 and deviation 1, and the test rows follow them', () => {
  const plain = ownSamples(table, 7);
  const { X, Y, test: held } = ownSamples({ ...table, standardize: true }, 7);
  for (const values of [column(X, 3, 0), column(X, 3, 2), [...Y]]) {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const square = values.reduce((sum, x) => sum + x * x, 0) / values.length;
    expect(mean).toBeCloseTo(0, 6);
    expect(square).toBeCloseTo(1, 6);
  }
  const raw = column(plain.X, 3, 0);
  const mean = raw.reduce((sum, x) => sum + x, 0) / raw.length;
  const deviation = Math.sqrt(raw.reduce((sum, x) => sum + (x - mean) ** 2, 0) / raw.length);
  const [first] = column(plain.test?.X, 3, 0);
  expect(column(held?.X, 3, 0)[0]).toBeCloseTo((first - mean) / deviation, 6);
});

test.each([0.1, 0])(
  'a column in which the training rows know only %d is centred, not divided',
  (same) => {
    // 0.1 is no binary fraction: its mean over 40 rows need not be 0.1.
    const constant = {
      ...table,
      X: table.X.map((x, k) => (k % 3 === 1 ? same : x)),
      standardize: true,
    };
    const { X, test: held } = ownSamples(constant, 7);
    expect(new Set([...column(X, 3, 1), ...column(held?.X, 3, 1)])).toEqual(new Set([0]));
  },
);

test('classes are one-hot less their share, standardised or not', () => {
  const classes = {
    ...table,
    outputs: ['odd', 'even', 'neither'],
    classes: true,
    Y: Float64Array.from({ length: 3 * rows }, (_, k) =>
      Number(Math.floor(k / 3) % 2 !== k % 3 && k % 3 < 2),
    ),
    standardize: true,
  };
  const { Y } = ownSamples(classes, 7);
  expect(new Set(Y)).toEqual(new Set([Math.fround(2 / 3), Math.fround(-1 / 3)]));
  expect(Y.filter((y) => y > 0)).toHaveLength(40);
});

test('all is float32, and an experiment is composed of it', () => {
  const own = { ...table, standardize: true };
  const { order } = compose({ ...defaults, data: 'own', p: 10 }, { own });
  expect(order.shape).toEqual({ n: 40, d: 3, p: 10, o: 1 });
  for (const M of [order.data.X, order.data.Y, order.data.test?.X ?? []]) {
    expect([...M]).toEqual([...M].map(Math.fround));
  }
});
