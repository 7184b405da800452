import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { type Case, type CaseInputs, caseOf } from '../src/models/twoLayer/compute/golden/case.ts';
import { goldenOf } from '../src/models/twoLayer/compute/golden/golden.ts';
import { fast, reference } from '../src/models/twoLayer/compute/testing/implementations.ts';
import { canTrain, deviations } from '../src/models/twoLayer/compute/testing/replay.ts';
import { orderOf } from '../src/models/twoLayer/compute/testing/runs.ts';
import type { Order } from '../src/models/twoLayer/order.ts';
import { params } from '../src/models/twoLayer/params.ts';
import { feedbackRules } from '../src/models/twoLayer/rules/rules.ts';
import { oracle } from './oracle.ts';
import { pythonWithNumpy } from './python.ts';

const TOLERANCE = 1e-9;

const seed = inject('seed');

const python = pythonWithNumpy();
const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
afterAll(() => rmSync(folder, { recursive: true }));

const learner = fc.record({
  rule: fc.constantFrom('bp' as const, ...feedbackRules.map(({ value }) => value)),
  speed: fc.integer({ min: 5, max: 50 }).map((percent) => percent / 100),
  decay: fc.integer({ min: 0, max: 30 }).map((percent) => percent / 100),
  until: fc.option(fc.integer({ min: 0, max: 30 })),
});

const experiment = fc
  .record({
    n: fc.integer({ min: 1, max: 8 }),
    d: fc.integer({ min: 1, max: 5 }),
    p: fc.integer({ min: 1, max: 12 }),
    outputs: fc.integer({ min: 1, max: 4 }),
    activation: fc.constantFrom(...params.activation.options.map(({ value }) => value)),
    data: fc.constantFrom('linear', 'network', 'random'),
    inputs: fc.constantFrom('gaussian', 'unit'),
    batch: fc.oneof(fc.constant('full' as const), fc.integer({ min: 1, max: 8 })),
    seed: fc.integer({ min: 0, max: 999_999 }),
    learners: learner.map((only) => [only]),
    steps: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ steps, ...run }) => ({ ...orderOf(run), steps }));

const titled = (order: Order, index: number) => {
  const [{ rule, lambda, until }] = order.learners;
  const { n, d, p, o } = order.shape;
  const sizes = `n ${n}, d ${d}, p ${p}, outputs ${o}, batches of ${order.batch}`;
  return `${index}: ${order.activation} ${rule}, ${sizes}, λ ${lambda} until ${until}, ${order.steps} steps`;
};

const orders = fc.sample(experiment, { seed, numRuns: 10 });

function written(cases: readonly CaseInputs[]): string {
  const path = join(folder, 'cases.json');
  writeFileSync(path, JSON.stringify({ cases }));
  return path;
}

/** What the oracle makes of some orders. */
function answers(command: string, all: readonly Order[]): readonly Case[] {
  const cases = all.map((order, index) => caseOf(titled(order, index), order));
  const { code, output, log } = oracle(command, written(cases));
  if (code !== 0) throw new Error(log);
  // The oracle adds its results to the cases.
  return (JSON.parse(output) as { cases: readonly Case[] }).cases;
}

if (python) {
  test('the oracle finds the golden data', () => {
    expect(oracle(python, '--check')).toMatchObject({ code: 0, log: '' });
  });

  test('the oracle names what differs by 2e-12 of its scale, and what is missing', () => {
    const [found] = answers(python, [orders[0]]);
    const { W: _, ...there } = found.after['1'];
    const scale = Math.max(...Object.values(found.after).map(({ loss }) => loss));
    const after = { ...found.after, 1: { ...there, loss: there.loss + 2e-12 * scale } };
    const { code, log } = oracle(python, '--check', written([{ ...found, after }]));
    expect(code).toBe(1);
    expect(log.trim().split('\n')).toEqual([
      expect.stringMatching(/: after 1 loss differs by \d/),
      expect.stringMatching(/: after 1 W is not there$/),
    ]);
  });

  describe(`ten random experiments (SEED=${seed}) come out as the oracle says`, () => {
    const golden = answers(python, orders).map(goldenOf);
    const exact = [reference, ...fast].filter(({ precision }) => precision === 'float64');

    test.each(golden.map((each) => [each.id, each] as const))('%s', async (_, each) => {
      for (const implementation of exact.filter((one) => canTrain(one, each))) {
        const found = await deviations(each, implementation, TOLERANCE);
        expect(found, implementation.name).toEqual([]);
      }
    });
  });
} else {
  test.skipIf(!process.env.CI)(
    'the oracle needs a python3 with NumPy, and there is none here',
    () => {
      expect.fail(
        'CI needs a python3 with NumPy: scripts/oracle.py is what the engine is held to.',
      );
    },
  );
}
