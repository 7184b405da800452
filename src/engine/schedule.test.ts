import { expect, test } from 'vitest';
import {
  isScheduled,
  isTested,
  measuringInterval,
  nextScheduled,
  scheduledSteps,
} from './schedule';

test('on a log grid steps lie about evenly on a log axis, each decade alike, and all are whole', () => {
  expect(scheduledSteps({ every: 'log', steps: 150 })).toEqual([
    ...[0, 1, 2, 3, 4, 5, 6, 7],
    ...[10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 85],
    ...[100, 120, 150],
  ]);
  const decade = scheduledSteps({ every: 'log', steps: 1e5 }).filter((step) => step >= 1e4);
  expect(decade).toEqual([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8.5, 10].map((share) => share * 1e4));
});

test('the next step of the log grid is the least that is greater, wherever one stands', () => {
  const grid = scheduledSteps({ every: 'log', steps: 1e4 });
  for (let step = 0; step < 9999; step++) {
    const next = grid.find((each) => each > step);
    expect(nextScheduled(step, 'log')).toBe(next);
  }
  expect(isScheduled(7777, { every: 'log', steps: 7777 })).toBe(true);
  expect(isScheduled(7776, { every: 'log', steps: 7777 })).toBe(false);
});

test('before the first of its even steps a run is measured at 1, 2, 4, 8 …, and at the last in any case', () => {
  expect(scheduledSteps({ every: 15, steps: 50 })).toEqual([0, 1, 2, 4, 8, 15, 30, 45, 50]);
  expect(scheduledSteps({ every: 8, steps: 16 })).toEqual([0, 1, 2, 4, 8, 16]);
  expect(scheduledSteps({ every: 1, steps: 3 })).toEqual([0, 1, 2, 3]);
});

test('a run is tested some twenty times, at steps at which it is measured, at its start and at its end', () => {
  for (const steps of [1, 7, 20, 199, 1000, 3000, 54_321]) {
    const all = Array.from({ length: steps + 1 }, (_, step) => step);
    const tested = all.filter((step) => isTested(step, steps));
    expect([tested[0], tested.at(-1)]).toEqual([0, steps]);
    expect(tested.length).toBeLessThanOrEqual(22);
    expect(tested.length).toBeGreaterThan(Math.min(steps, 10));
    for (const step of tested)
      expect(isScheduled(step, { steps, every: measuringInterval(steps) }), `${step}`).toBe(true);
  }
});
