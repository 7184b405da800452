/** Side calculations on data that training gets over: each gives numbers or says that it cannot tell, and ends. */
import { describe, expect, test } from 'vitest';
import { Unknown } from '../../../../engine/probe';
import type { Data } from '../../../../engine/samples';
import type { Activation } from '../../activations/activations';
import type { Order } from '../../order';
import { defaults, type Experiment } from '../../params';
import { compose } from '../compose';
import { evaluateOn } from '../evaluate';
import { largestEigenvalue } from '../kernels';
import { referenceCohort } from '../reference/reference';
import { weightsOf } from '../snapshot';
import { activations } from '../testing/runs';
import { createInspector } from './inspector';
import { decomposition } from './kernelPair';
import { foretellers } from './predictions';
import { SINGULAR } from './unknown';

const rows = (n: number, d: number, entry: (i: number, k: number) => number) =>
  Float64Array.from({ length: n * d }, (_, at) => entry(Math.floor(at / d), at % d));

const wave = (i: number, k: number) => Math.sin(1 + 3.7 * i + 1.3 * k);

/** Inputs and targets [n, d] and [n, 1] by what is awkward about them. */
const nasty: Record<string, { n: number; d: number; X: Float64Array; Y?: Float64Array }> = {
  'one sample': { n: 1, d: 3, X: rows(1, 3, wave) },
  'one input': { n: 8, d: 1, X: rows(8, 1, wave) },
  'inputs of 0': { n: 6, d: 2, X: rows(6, 2, () => 0) },
  'a row of 0': { n: 6, d: 2, X: rows(6, 2, (i, k) => (i === 2 ? 0 : wave(i, k))) },
  'targets of 0': { n: 6, d: 2, X: rows(6, 2, wave), Y: new Float64Array(6) },
  'equal rows with equal targets': {
    ...{ n: 8, d: 3, X: rows(8, 3, (i, k) => wave(i >> 1, k)) },
    Y: rows(8, 1, (i) => i >> 1),
  },
  'equal rows with differing targets': { n: 8, d: 3, X: rows(8, 3, (i, k) => wave(i >> 1, k)) },
  'seconds since 1970': { n: 20, d: 1, X: rows(20, 1, (i) => Math.fround(1.7e9 + 86_400 * i)) },
  'inputs of 1e150': { n: 6, d: 2, X: rows(6, 2, (i, k) => 1e150 * wave(i, k)) },
  'inputs of 1e160': { n: 6, d: 2, X: rows(6, 2, (i, k) => 1e160 * wave(i, k)) },
  'inputs of 1e-150': { n: 6, d: 2, X: rows(6, 2, (i, k) => 1e-150 * wave(i, k)) },
  'inputs of 1e-161': { n: 6, d: 2, X: rows(6, 2, (i, k) => 1e-161 * wave(i, k)) },
  'inputs of all sizes': { n: 9, d: 3, X: rows(9, 3, (i, k) => 10 ** (30 * (i - 4)) * wave(i, k)) },
  'targets of 1e200': { n: 6, d: 2, X: rows(6, 2, wave), Y: rows(6, 1, (i) => 1e200 * wave(i, 0)) },
};

const grid = Object.keys(nasty).flatMap((why) =>
  activations.flatMap((activation) =>
    [1, 7].flatMap((p) => [0, 1e-200, 5].map((lambda) => ({ why, activation, p, lambda }))),
  ),
);

function orderOf(
  why: string,
  changes: Partial<Experiment> & { activation: Activation; p: number },
): Order {
  const { n, d, X, Y = rows(n, 1, (i) => (i * i) % 7) } = nasty[why];
  const data: Data = { X, Y, test: { X: X.map((x) => 1e80 * x), Y } };
  const until = 'never' as const;
  const { order } = compose({ ...defaults, until, outputs: 1, steps: 60, ...changes, n, d });
  return { ...order, data };
}

/** Every number in a result, in objects and arrays of any depth. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array); // no other views are made here
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(numbersIn);
}

function expectFinite(result: unknown): void {
  if (result instanceof Unknown) expect(result.why.code).not.toBe('');
  else expect(numbersIn(result).filter((each) => !Number.isFinite(each))).toEqual([]);
}

describe.each(grid)('$why, $activation, p = $p, λ = $lambda', ({ why, ...changes }) => {
  test('predictions', () => {
    for (const { work } of foretellers(orderOf(why, changes))) expectFinite(work());
  });

  test('kernels, gauge, portrait and test, at the start and after some steps', async () => {
    const order = orderOf(why, changes);
    const inspector = createInspector(order);
    const cohort = referenceCohort(order);
    for (const step of [0, 3]) {
      cohort.advance(0, step);
      const snapshot = await cohort.snapshot();
      const weights = weightsOf(order, snapshot);
      expectFinite(inspector.portrait(step, snapshot));
      for (const index of order.learners.keys()) {
        expectFinite(inspector.kernels(step, weights, index));
        expectFinite(inspector.gauge(step, weights, index));
      }
      expectFinite(await evaluateOn(order)?.(weights[0], new AbortController().signal));
    }
  });
});

test('the alignment law of ordinary inputs is told, and of seconds since 1970 it says why not', () => {
  const laws = (why: string) =>
    foretellers(orderOf(why, { activation: 'relu', p: 20, lambda: 5 }))
      .filter(({ kind }) => kind === 'law')
      .map(({ work }) => work());
  expect(laws('equal rows with differing targets')[0]).toHaveProperty('alignment');
  expect(laws('seconds since 1970')).toEqual([SINGULAR]);
});

test('a prediction that would take seconds before the first update is left out', () => {
  const { order } = compose({ ...defaults, n: 200, activation: 'linear', data: 'linear', p: 5 });
  const [long] = foretellers({ ...order, steps: 100_000, every: 500 });
  expect(long.work()).toBeInstanceOf(Unknown);
});

test.each([1e-320, 1e-300, 1e300])('eigenvalues are found among entries of %s', (size) => {
  const matrix = Float64Array.of(2 * size, size, size, 2 * size);
  const [least, most] = decomposition(matrix, 2).values;
  expect(most / size).toBeCloseTo(3, 2);
  expect(least / size).toBeCloseTo(1, 2);
  expect(largestEigenvalue(matrix, 2) / size).toBeCloseTo(3, 2);
});

test('a matrix with an entry that is no number has no eigenvalues, at once', () => {
  for (const entry of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const matrix = Float64Array.of(1, entry, entry, 1);
    expect(largestEigenvalue(matrix, 2)).toBeNaN();
    expect(decomposition(matrix, 2).values).toEqual([Number.NaN, Number.NaN]);
  }
});
