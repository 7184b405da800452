/** A person's own table as data of this laboratory: two classes, a further input of 1, and what is said of bad ones. */
import { describe, expect, test } from 'vitest';
import { takenOf } from '../../../core/table/testing/tables';
import { problemIn } from '../classes';
import { defaults, type Experiment } from '../params';
import { homogeneous } from './model';
import { planeOf } from './plane';

const WORDS = 'a,b,kind\n0,1,cat\n2,3,dog\n4,8,cat\n6,0,dog';

function ownOf(text: string, change: Parameters<typeof takenOf>[2] = {}) {
  const taken = takenOf(text, {}, { testShare: 0, ...change });
  if (!taken.ok) throw new Error(taken.problems.join(' '));
  return taken.value.own;
}

async function composedOf(text: string, change = {}, experiment: Partial<Experiment> = {}) {
  const asked: Experiment = { ...defaults, data: 'own', ...experiment };
  const source = await homogeneous.load(asked, ownOf(text, change));
  return { source, ...homogeneous.compose(asked, source) };
}

describe('a table of two classes', () => {
  test('is trained on row by row, a 1 beside its inputs, its second class +1', async () => {
    const { order, about } = await composedOf(WORDS, { standardize: false });
    const rows = [...order.data.y].map((label, i) => [
      ...order.data.X.slice(3 * i, 3 * i + 3),
      label,
    ]);
    expect(rows.sort(([one], [other]) => one - other)).toEqual([
      [0, 1, 1, -1],
      [2, 3, 1, 1],
      [4, 8, 1, -1],
      [6, 0, 1, 1],
    ]);
    expect(order.sizes).toEqual([3, 16, 1]);
    expect(about.data.X).toHaveLength(8);
    expect(about.flaw).toBe(null);
  });

  test('may name them by numbers: the larger is +1, whatever the scale', async () => {
    for (const standardize of [true, false]) {
      const { order } = await composedOf('a,y\n1,7\n2,5\n3,7\n4,7', {
        standardize,
        classes: false,
      });
      const labels = [...order.data.y].map((label, i) => [order.data.X[2 * i], label]);
      expect(labels.sort(([one], [other]) => one - other).map(([, label]) => label)).toEqual([
        1, -1, 1, 1,
      ]);
    }
  });

  test('is brought to mean 0 and deviation 1, but for the 1', async () => {
    const { order } = await composedOf(WORDS);
    const column = (k: number) => [...order.data.y.keys()].map((i) => order.data.X[3 * i + k]);
    const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
    for (const k of [0, 1]) {
      expect(sum(column(k))).toBeCloseTo(0, 6);
      expect(sum(column(k).map((x) => x * x))).toBeCloseTo(4, 6);
    }
    expect(column(2)).toEqual([1, 1, 1, 1]);
  });

  test.each([
    ['one input: a line', 'a,kind\n0,cat\n2,dog\n3,cat', false],
    ['two inputs: a plane', WORDS, true],
    ['three inputs: a space', 'a,b,c,kind\n0,1,4,cat\n2,3,5,dog\n3,1,2,cat', false],
  ])('has a surface where it has %s', async (_, text, hasPlane) => {
    const { order } = await composedOf(text);
    expect(planeOf(order) !== null).toBe(hasPlane);
  });
});

describe('another table is refused in words', () => {
  test.each([
    [
      'a,kind\n0,cat\n2,dog\n3,cow',
      {},
      'The target has 3 classes, “cat”, “cow” and “dog”: networks with one output tell two classes apart.',
    ],
    [
      'a,y\n0,1\n2,2\n3,4',
      {},
      'The target “y” has 3 different values: networks with one output tell two classes apart.',
    ],
    [
      'a,b,c\n0,1,0\n2,2,1\n3,4,1',
      { roles: ['input', 'target', 'target'] as const },
      'There are 2 targets: networks with one output tell two classes apart, in one column.',
    ],
  ])('%j', (text, change, problem) => {
    expect(problemIn(ownOf(text, change))).toBe(problem);
  });

  test('one with a value that is infinite once standardized, by the name of its column', async () => {
    const { order, source } = await composedOf(WORDS);
    expect(homogeneous.refusalOf(order, source)).toBe(null);
    const X = order.data.X.with(4, Number.POSITIVE_INFINITY);
    const refusal = homogeneous.refusalOf({ ...order, data: { ...order.data, X } }, source);
    expect(refusal).toEqual({ code: 'unusable-data', column: 'b' });
  });
});

describe('before the first step it is known', () => {
  test('that no network gets a sample right whose twin has the opposite class', async () => {
    const { about } = await composedOf('a,b,kind\n0,1,cat\n2,3,dog\n0,1,dog\n7,7,cat');
    expect(about.flaw).toEqual({ code: 'opposite' });
  });

  test('that there is nothing to tell apart', async () => {
    const { about } = homogeneous.compose({ ...defaults, n: 1 }, { own: null });
    expect(about.flaw).toEqual({ code: 'one-class' });
  });

  test.each([
    ['xor', 'linear', { code: 'inseparable' }],
    ['xor', 'relu', null],
    ['blobs', 'linear', null],
    ['separable', 'linear', null],
  ] as const)('whether a linear network can get them right: %s, %s', (data, activation, flaw) => {
    const { about } = homogeneous.compose({ ...defaults, data, activation }, { own: null });
    expect(about.flaw).toEqual(flaw);
  });
});
