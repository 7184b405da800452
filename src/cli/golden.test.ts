import { describe, expect, test } from 'vitest';
import { difference, type Golden, goldenCases } from '../models/twoLayer/compute/golden/golden';
import { readRunFile } from '../models/twoLayer/runFile/read';
import { textOf } from '../models/twoLayer/testing/runFile';
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
