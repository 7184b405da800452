import { describe, expect, test } from 'vitest';
import { compose } from '../models/twoLayer/compute/compose';
import { referenceCohort } from '../models/twoLayer/compute/reference/reference';
import { train } from '../models/twoLayer/compute/train';
import { defaults, type Experiment } from '../models/twoLayer/params';
import { nextScheduled } from './schedule';
import type { Pace } from './train';

const small: Experiment = { ...defaults, p: 20, n: 6, d: 4, lambda: 1, steps: 1000 };

async function run(experiment: Experiment, pace: Pace, signal = new AbortController().signal) {
  const { order } = compose(experiment);
  const generator = train(referenceCohort(order), order, pace, signal);
  const measurements = [];
  for (;;) {
    const next = await generator.next();
    if (next.done) return { measurements, outcome: next.value };
    measurements.push(next.value);
  }
}

test('measures at the start, on schedule and at the end, however long the bursts are', async () => {
  for (const steps of [1, 3, 1000]) {
    const { measurements, outcome } = await run({ ...small, steps: 502 }, () => ({
      steps,
      measure: false,
    }));
    expect(outcome).toEqual({ kind: 'budget' });
    expect(measurements.map(({ step }) => step).slice(0, 5)).toEqual([0, 1, 2, 3, 6]);
    expect(measurements.at(-1)?.step).toBe(502);
    expect(measurements).toHaveLength(171);
  }
});

test('the beginning, where most happens, is measured more densely', () => {
  const schedule = (every: number) => {
    const steps = [0];
    while ((steps.at(-1) ?? 0) < 2 * every) steps.push(nextScheduled(steps.at(-1) ?? 0, every));
    return steps;
  };
  expect(schedule(15)).toEqual([0, 1, 2, 4, 8, 15, 30]);
  expect(schedule(16)).toEqual([0, 1, 2, 4, 8, 16, 32]);
  expect(schedule(2)).toEqual([0, 1, 2, 4]);
  expect(schedule(1)).toEqual([0, 1, 2]);
});

test('the figures do not depend on the pace', async () => {
  const slow = await run(small, () => ({ steps: 1, measure: false }));
  const fast = await run(small, () => ({ steps: 999, measure: false }));
  expect(slow).toEqual(fast);
});

test('a look asked for off the schedule is taken once', async () => {
  let asked = 0;
  const { measurements } = await run({ ...small, steps: 1000 }, (step) => {
    if (step === 7 && asked++ < 3) return { steps: 0, measure: true };
    return { steps: 1, measure: false };
  });
  expect(measurements.filter(({ step }) => step === 7)).toHaveLength(1);
});

test('drift is 0 at the start and FA learners share it', async () => {
  const { measurements } = await run({ ...small, steps: 1 }, () => ({ steps: 1, measure: false }));
  const [bp, fa, decayed] = measurements[0].readings;
  expect(bp).toMatchObject({ relativeLoss: 1, hiddenDrift: 0, outputDrift: 0, normRatio: 1 });
  expect(bp.gradientAngle).toBe(0);
  expect(fa).toEqual(decayed);
  expect(fa.alignment).toBe(bp.alignment);
});

test('divergence ends the run: which learner, when, and the measurements before it are finite', async () => {
  const { measurements, outcome } = await run({ ...small, learners: ['bp'], eta: 1 }, () => ({
    steps: 10,
    measure: false,
  }));
  expect(outcome).toMatchObject({ kind: 'diverged', learners: [{ id: 'bp', rule: 'bp' }] });
  for (const { readings } of measurements) {
    for (const { loss } of readings) expect(Number.isFinite(loss)).toBe(true);
  }
});

test('of several learners those alone have diverged whose loss is more than a million times its start', async () => {
  const decaying: Experiment = { ...small, n: 8, lambda: 5, until: 'never', steps: 4000 };
  const { measurements, outcome } = await run(decaying, () => ({ steps: 1, measure: true }));
  if (outcome.kind !== 'diverged') throw new Error(`It ended by its ${outcome.kind}.`);
  expect(outcome.learners.map(({ id }) => id)).toEqual(['fa-lambda']);
  expect(outcome.learners[0].relativeLoss).toBeGreaterThan(1e6);
  const before = measurements.at(-1)?.readings[2].relativeLoss ?? 0;
  expect(before).toBeLessThanOrEqual(1e6);
  expect(before).toBeGreaterThan(1e3);
});

test('an abort ends the run without another update', async () => {
  const abort = new AbortController();
  const { measurements, outcome } = await run(
    small,
    (step) => {
      if (step === 20) abort.abort();
      return { steps: 5, measure: false };
    },
    abort.signal,
  );
  expect(outcome).toEqual({ kind: 'aborted' });
  expect(measurements.at(-1)?.step).toBe(20);
});

describe('a run ends early', () => {
  const pace = () => ({ steps: 100, measure: false });

  test('when every learner is at its target loss, not when one is', async () => {
    const { measurements, outcome } = await run({ ...small, until: 200, target: 1e-4 }, pace);
    const last = measurements.at(-1);
    expect(outcome).toEqual({ kind: 'target', step: last?.step });
    const worst = measurements.map(({ readings }) =>
      Math.max(...readings.map(({ relativeLoss }) => relativeLoss ?? 1)),
    );
    expect(worst.findIndex((loss) => loss <= 1e-4)).toBe(worst.length - 1);
    const first = measurements.findIndex(({ readings }) => (readings[0].relativeLoss ?? 1) <= 1e-4);
    expect(first).toBeLessThan(worst.length - 1);
  });

  test('on a plateau, but not before the decay is cut off', async () => {
    const still: Experiment = {
      ...{ ...small, p: 200, activation: 'tanh', lambda: 0.3 },
      ...{ learners: ['fa-lambda'], steps: 20_000, plateau: 300 },
    };
    const held = await run({ ...still, until: 'never' }, pace);
    expect(held.outcome).toMatchObject({ kind: 'plateau' });
    const end = held.measurements.at(-1)?.step ?? 0;
    expect(end).toBeGreaterThan(300);
    expect(end).toBeLessThan(20_000);
    const cut = await run({ ...still, until: 15_000 }, pace);
    expect(cut.measurements.at(-1)?.step).toBeGreaterThan(15_000);
  });

  test('at the same step, however long the bursts are and whatever is looked at on the way', async () => {
    // Measured every fifteen steps by itself: a loss falls below its target between two of them.
    for (const target of [0.1, 1e-2, 1e-3, 1e-4]) {
      const early: Experiment = { ...small, lambda: 0.1, until: 200, steps: 3000, target };
      const { outcome } = await run(early, pace);
      expect(outcome.kind).toBe('target');
      for (const steps of [1, 4])
        expect((await run(early, () => ({ steps, measure: true }))).outcome).toEqual(outcome);
    }
  });
});
