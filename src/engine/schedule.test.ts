import { expect, test } from 'vitest';
import { isScheduled, nextScheduled, scheduledSteps } from './schedule';

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
