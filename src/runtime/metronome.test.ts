import { expect, test } from 'vitest';
import type { Pace } from '../core/speeds';
import { createMetronome } from './metronome';

/** Makes updates as they are allowed, each burst in `cost` ms, and answers how many were made in `ms`. */
function made(metronome: ReturnType<typeof createMetronome>, ms: number, cost = 0.1): number {
  let [now, step] = [1000, 0];
  while (now < 1000 + ms) {
    now += metronome.wait(now, step);
    step += metronome.allowance(now, step);
    now += cost;
  }
  return step;
}

/** Makes updates in bursts of ten at most, `cost` ms each, and answers when, and at which step, it got to `goal`. */
function runTo(
  metronome: ReturnType<typeof createMetronome>,
  goal: number,
  { from = [0, 0] as const, cost = 0.01 }: { from?: readonly [number, number]; cost?: number } = {},
): readonly [number, number] {
  let [now, step] = from;
  while (step < goal) {
    now += metronome.wait(now, step);
    const burst = Math.min(metronome.allowance(now, step), 10, goal - step);
    step += burst;
    now += burst * cost;
  }
  return [now, step];
}

test.each([1, 3, 30, 300, 1000])('%i steps a second are kept to', (speed) => {
  const count = made(createMetronome(speed), 10_000);
  expect(Math.abs(count - 10 * speed)).toBeLessThanOrEqual(1);
});

test('without a speed nothing is waited for, and any burst is allowed', () => {
  const metronome = createMetronome(null);
  expect(metronome.wait(5, 0)).toBe(0);
  expect(metronome.allowance(5, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(metronome.isWatched(7)).toBe(false);
});

test('a pause is not caught up on', () => {
  const metronome = createMetronome(10);
  expect(metronome.wait(0, 0)).toBe(100);
  metronome.rest();
  expect(metronome.wait(60_000, 0)).toBe(100);
  expect(metronome.allowance(60_100, 0)).toBe(1);
});

test('a machine that is slower than the speed goes as fast as it can, and owes nothing', () => {
  const metronome = createMetronome(1000);
  made(metronome, 1000, 300);
  expect(metronome.allowance(1_000_000, 5)).toBe(1);
});

test('slow runs are measured at every step', () => {
  const metronome = createMetronome(3);
  expect(metronome.isWatched(7)).toBe(true);
  metronome.set(30);
  expect(metronome.isWatched(7)).toBe(true);
  metronome.set(31);
  expect(metronome.isWatched(7)).toBe(false);
});

/** Of a run that is measured every so many steps. */
function metronomeOf(steps: number, every: number | 'log' = 50, pace: Pace = { seconds: 8 }) {
  const metronome = createMetronome(pace);
  metronome.follow({ steps, every });
  return metronome;
}

test.each([10, 100, 3000, 100_000])('a watched run of %i steps takes eight seconds', (steps) => {
  const metronome = metronomeOf(steps);
  const [now] = runTo(metronome, steps);
  expect(now).toBeGreaterThan(7_900);
  expect(now).toBeLessThan(8_100);
});

test.each([100, 10_000, 100_000])(
  'on a log axis each decade of %i steps takes its share of the eight seconds',
  (steps) => {
    const metronome = metronomeOf(steps, 'log');
    const decades = Math.log10(steps);
    let at: readonly [number, number] = [0, 0];
    for (let decade = 1; decade <= decades; decade++) {
      at = runTo(metronome, 10 ** decade, { from: at, cost: 1e-4 });
      const share = Math.log1p(10 ** decade) / Math.log1p(steps);
      expect(Math.abs(at[0] - 8000 * share), `to ${10 ** decade}`).toBeLessThan(100);
    }
  },
);

test('on a log axis the steps of the beginning are watched one by one, and those of a chosen number a second come evenly', () => {
  const metronome = metronomeOf(30_000, 'log');
  expect(metronome.wait(0, 0)).toBeGreaterThan(400);
  expect(metronome.isWatched(10)).toBe(true);
  expect(metronome.isWatched(100)).toBe(false);
  const even = metronomeOf(30_000, 'log', 10);
  expect(even.wait(0, 0)).toBe(100);
  expect(even.isWatched(20_000)).toBe(true);
});

test('a machine too slow for that goes as fast as it can', () => {
  const cost = 2;
  const [now] = runTo(metronomeOf(10_000), 10_000, { cost });
  expect(now).toBeGreaterThanOrEqual(10_000 * cost);
  expect(now).toBeLessThan(1.05 * 10_000 * cost);
});

test('a watched run is hurried half-way, and held back again for the rest', () => {
  const metronome = metronomeOf(4000);
  const half = runTo(metronome, 2000);
  metronome.set(null);
  const hurried = runTo(metronome, 3000, { from: half });
  expect(hurried[0] - half[0]).toBeLessThan(100);
  metronome.set({ seconds: 8 });
  const [now] = runTo(metronome, 4000, { from: hurried });
  expect(now - hurried[0]).toBeGreaterThan(1_900);
  expect(now - hurried[0]).toBeLessThan(2_100);
});
