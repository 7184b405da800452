import { describe, expect, test } from 'vitest';
import { tensorsAreGone } from '../testing/gone';
import { everywhere, inBrowser } from '../testing/implementations';
import { canTrain, deviations } from '../testing/replay';
import { activations, rules } from '../testing/runs';
import { drawsOfRun } from './case';
import { goldenCases } from './golden';

const TOLERANCE = { float32: 1e-4, float64: 1e-9 };

tensorsAreGone();

const having = (what: (golden: (typeof goldenCases)[number]) => boolean) =>
  goldenCases.filter(what).length;

describe.skipIf(inBrowser)('the golden data', () => {
  test('have names of their own', () => {
    expect(new Set(goldenCases.map(({ id }) => id)).size).toBe(goldenCases.length);
  });

  test.each(rules)('cover the rule %s', (rule) => {
    expect(having(({ order }) => order.learners[0].rule === rule)).toBeGreaterThan(1);
  });

  test.each(activations)('cover %s with one output and with several', (activation) => {
    const widths = goldenCases
      .filter(({ order }) => order.activation === activation)
      .map(({ order }) => order.shape.o);
    expect(Math.min(...widths)).toBe(1);
    expect(Math.max(...widths)).toBeGreaterThan(1);
  });

  test('cover batches, the cut-off, and test samples with classes and without', () => {
    const cutOff = ({ lambda, until }: { lambda: number; until: number | null }) =>
      lambda > 0 && until !== null;
    expect(having(({ order }) => order.batch < order.shape.n)).toBeGreaterThan(1);
    expect(having(({ order }) => cutOff(order.learners[0]))).toBeGreaterThan(1);
    expect(having(({ after }) => typeof after[0].test?.accuracy === 'number')).toBeGreaterThan(0);
    expect(having(({ after }) => after[0].test?.accuracy === null)).toBeGreaterThan(0);
  });

  test.each(goldenCases)('hold what the seed of $id draws', ({ order, draws }) => {
    expect(draws).toEqual(drawsOfRun(order));
  });
});

describe.each(everywhere)('$name', (implementation) => {
  const possible = goldenCases.filter((golden) => canTrain(implementation, golden));

  test.each(possible)('reproduces $id', async (golden) => {
    const tolerance = TOLERANCE[implementation.precision];
    expect(await deviations(golden, implementation, tolerance)).toEqual([]);
  });
});
