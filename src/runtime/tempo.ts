/** How long a burst may be, from how long the last ones took, and how fast the run is. */

/** A burst of about this many milliseconds leaves the page time to paint and a stop message time to be seen. */
const BURST_MS = 10;
const LONGEST_BURST = 1000;
/** The speed is measured over stretches of at least this many milliseconds. */
const WINDOW_MS = 500;

export interface Tempo {
  /** To be called before each burst with the time and the updates made so far; answers how many more to make. */
  next(now: number, step: number): number;
  /** Forgets the time that went by while nothing was trained. */
  rest(now: number, step: number): void;
  /** Steps per second; null until known. */
  readonly stepsPerSecond: number | null;
}

export function createTempo(): Tempo {
  let burst = 1;
  let last: { now: number; step: number } | undefined;
  let mark: { now: number; step: number } | undefined;
  let stepsPerSecond: number | null = null;
  return {
    next(now, step) {
      if (last && step > last.step) {
        const wanted = ((step - last.step) * BURST_MS) / Math.max(now - last.now, 0.1);
        burst = Math.max(1, Math.min(Math.round(wanted), 2 * burst, LONGEST_BURST));
      }
      last = { now, step };
      mark ??= last;
      if (now - mark.now >= WINDOW_MS) {
        stepsPerSecond = ((step - mark.step) * 1000) / (now - mark.now);
        mark = last;
      }
      return burst;
    },
    rest(now, step) {
      last = { now, step };
      mark = last;
    },
    get stepsPerSecond() {
      return stepsPerSecond;
    },
  };
}
