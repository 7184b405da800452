import { expect, test } from 'vitest';
import { createTempo } from './tempo';

/** Trains `rounds` bursts on a machine where a step takes `msPerStep`; answers the last burst. */
function settle(tempo: ReturnType<typeof createTempo>, msPerStep: number, rounds = 30): number {
  let [now, step, burst] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    burst = tempo.next(now, step);
    step += burst;
    now += burst * msPerStep;
  }
  return burst;
}

test('bursts grow to about ten milliseconds and no further', () => {
  expect(settle(createTempo(), 0.1)).toBe(100);
  expect(settle(createTempo(), 0.001)).toBe(1000);
});

test('a slow machine makes one step at a time', () => {
  expect(settle(createTempo(), 40)).toBe(1);
});

test('the first burst is one step, and a burst at most doubles', () => {
  const tempo = createTempo();
  expect(tempo.next(0, 0)).toBe(1);
  expect(tempo.next(0.01, 1)).toBe(2);
  expect(tempo.next(0.02, 3)).toBe(4);
});

test('the speed is steps per second of training, rests left out', () => {
  const tempo = createTempo();
  expect(tempo.stepsPerSecond).toBeNull();
  tempo.next(0, 0);
  tempo.next(600, 60);
  expect(tempo.stepsPerSecond).toBe(100);
  tempo.rest(60_000, 60);
  tempo.next(60_500, 160);
  expect(tempo.stepsPerSecond).toBe(200);
});
