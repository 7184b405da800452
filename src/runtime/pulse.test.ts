import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { breathe } from '../engine/breath';
import { createPulse } from './pulse';

let clock = 0;
const now = () => clock;

beforeEach(() => {
  vi.useFakeTimers();
  clock = 0;
});

afterEach(() => {
  vi.useRealTimers();
});

/** Works for so many ms without giving way to timers, as a long calculation does. */
function work(ms: number): void {
  for (let k = 0; k < ms; k++) {
    clock += 1;
    breathe(1e6);
  }
}

test('a pulse comes from inside work that gives way to nothing', () => {
  const quiets: number[] = [];
  createPulse((quiet) => quiets.push(quiet), now).end();
  work(10_000);
  expect(quiets).toHaveLength(40);
  expect(new Set(quiets)).toEqual(new Set([0]));
});

test('a thread that waits pulses by the clock', () => {
  const quiets: number[] = [];
  const pulse = createPulse((quiet) => quiets.push(quiet), now);
  for (let k = 0; k < 5; k++) {
    clock += 1000;
    vi.advanceTimersByTime(1000);
  }
  pulse.end();
  expect(quiets).toEqual([0, 0, 0, 0, 0]);
});

test('a machine that was slow once may be so again, and what is expected comes on top', () => {
  const quiets: number[] = [];
  const pulse = createPulse((quiet) => quiets.push(quiet), now);
  clock += 3000;
  work(1);
  expect(quiets.at(-1)).toBe(3 * 2001);
  pulse.expect(500);
  expect(quiets.at(-1)).toBe(500 + 3 * 2001);
  // A laptop that slept for a night is not that slow.
  clock += 1e8;
  work(1);
  expect(quiets.at(-1)).toBe(500 + 30_000);
  pulse.end();
});
