/** Tells the page that the worker is well, from inside long work too, and how long it may be silent from now on. */
import { onBreath } from '../engine/breath';

/** A pulse is sent so often, in ms, and from inside work. */
const PULSE_MS = 1000;
const BREATH_MS = 250;

/** Where a pulse was late once, on a slow or busy machine, so many times that is no news; at most so many ms. */
const LATE = 3;
const LATEST_MS = 30_000;

export interface Pulse {
  /** From now on up to so many ms of work may come that no pulse comes out of. */
  expect(ms: number): void;
  end(): void;
}

/** `send` is told how long, in ms, the worker may be silent beyond the page's patience. */
export function createPulse(
  send: (quiet: number) => void,
  now: () => number = () => performance.now(),
): Pulse {
  let expected = 0;
  let late = 0;
  let last = now();
  const beat = () => {
    const time = now();
    late = Math.max(late, time - last - PULSE_MS);
    last = time;
    send(expected + Math.min(LATE * late, LATEST_MS));
  };
  const timer = setInterval(beat, PULSE_MS);
  onBreath(() => {
    if (now() - last >= BREATH_MS) beat();
  });
  return {
    expect(ms) {
      if (ms === expected) return;
      expected = ms;
      beat();
    },
    end: () => clearInterval(timer),
  };
}
