import { describe, expect, test } from 'vitest';
import {
  type Case as Deep,
  cases as deepCases,
  toleranceAt,
} from '../models/homogeneous/compute/golden/case';
import { difference, type Golden, goldenCases } from '../models/twoLayer/compute/golden/golden';
import { readRunFile, textOf } from '../models/twoLayer/testing/runFile';
import { ran } from './testTerminal';

/** A case as a file that was never run. */
function orderFile({ order }: Golden, steps: number): string {
  const { activation, shape, data, initial, learners, batch, seed } = order;
  const experiment = { activation, steps, batch, seed };
  return textOf({ experiment, shape, data, initial, learners });
}

async function replayed(golden: Golden, steps: number, backend: string) {
  const files = { 'golden.json': orderFile(golden, steps) };
  const options = ['--backend', backend, '--precision', 'float64', '--every', '1', '--weights'];
  const { code, output } = await ran(['replay', 'golden.json', ...options], { files });
  expect(code).toBe(0);
  const read = readRunFile(JSON.parse(output));
  if (!read.ok) throw new Error(read.problems.join(' '));
  expect(read.file).toMatchObject({ backend, precision: 'float64' });
  return read.file.learners[0];
}

const TOLERANCE = 1e-9;

describe.each(['simd', 'reference'])('%s in float64', (backend) => {
  test.each(goldenCases)('replays $id to the golden history', async (golden) => {
    const { steps } = golden.order;
    const { history } = await replayed(golden, steps, backend);
    expect(history?.step).toEqual(Array.from({ length: steps + 1 }, (_, step) => step));
    for (const { step, ...expected } of golden.after) {
      for (const quantity of ['loss', 'cos', 'gradientCos'] as const) {
        const found = history?.[quantity]?.[step] ?? Number.NaN;
        expect(
          difference([found], [expected[quantity]]),
          `${quantity} at step ${step}`,
        ).toBeLessThan(TOLERANCE);
      }
    }
  });

  test.each(goldenCases)('trains $id to the golden weights', async (golden) => {
    for (const { step, W, beta, b } of golden.after.filter((state) => state.step > 0)) {
      const { final } = await replayed(golden, step, backend);
      expect(difference(final?.W ?? [], W)).toBeLessThan(TOLERANCE);
      expect(difference(final?.beta ?? [], beta)).toBeLessThan(TOLERANCE);
      expect(difference(final?.b ?? [], b)).toBeLessThan(TOLERANCE);
    }
  });
});

const column = (values: readonly number[]) => values.map((value) => [value]);

/** The same of deep homogeneous networks. */
function deepFile({ activation, loss, stepRule, X, y, W, B, rule, eta }: Deep): string {
  const of = { linear: 'linear', relu: 'relu', 'relu^2': 'relu2' }[activation];
  return JSON.stringify({
    ...{ format: 'alignment-lab/run', version: 1, model: 'directions' },
    experiment: { activation: of, loss, step: stepRule, steps: 1000 },
    ...{ data: { X, y: column(y) }, initial: { W, B: B ?? W } },
    learners: [{ id: rule, rule, eta, lambda: 0 }],
  });
}

test.each(deepCases)('a replay of $id of the second laboratory has its history', async (each) => {
  const files = { 'golden.json': deepFile(each) };
  const { code, output } = await ran(['replay', 'golden.json', '--every', '1'], { files });
  expect(code).toBe(0);
  const { history } = JSON.parse(output).learners[0];
  for (const [key, wanted] of Object.entries(each.after)) {
    const { lnLoss, norm, path, margin } = wanted;
    for (const [name, value] of Object.entries({ minusLnLoss: -lnLoss, norm, path, margin }))
      expect(
        difference([history[name][Number(key)]], [value]),
        `${name} at step ${key}`,
      ).toBeLessThan(toleranceAt(each, Number(key)));
  }
});
