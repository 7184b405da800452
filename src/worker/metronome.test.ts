import { expect, test } from 'vitest';
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

test.each([1, 3, 30, 300, 1000])('%i steps a second are kept to', (speed) => {
  const count = made(createMetronome(speed), 10_000);
  expect(Math.abs(count - 10 * speed)).toBeLessThanOrEqual(1);
});

test('without a speed nothing is waited for, and any burst is allowed', () => {
  const metronome = createMetronome(null);
  expect(metronome.wait(5, 0)).toBe(0);
  expect(metronome.allowance(5, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(metronome.watched).toBe(false);
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
  expect(metronome.watched).toBe(true);
  metronome.set(300);
  expect(metronome.watched).toBe(false);
});
