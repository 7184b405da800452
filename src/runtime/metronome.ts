/** Holds a run to the pace that a person asked for. */
import type { Pace } from '../core/speeds';
import type { Order } from '../engine/order';

/** As long as no more updates than so many are made in a second, each is measured, so that it can be watched. */
const WATCHED = 30;

/** A run that falls behind by so many ms does not catch up. */
const LATE_MS = 500;

export interface Metronome {
  set(pace: Pace): void;
  /** Of which run a whole is to take some seconds. */
  follow(run: Run): void;
  /** Forgets the time that went by while the run was held for another reason. */
  rest(): void;
  /** Milliseconds until the next update may be made after `step` of them; 0: at once. */
  wait(now: number, step: number): number;
  /** Updates that may be made now, at least one. */
  allowance(now: number, step: number): number;
  /** Whether the update after `step` of them is to be measured, whatever the schedule. */
  isWatched(step: number): boolean;
}

type Run = Pick<Order, 'steps' | 'every'>;

/** When each update is due, in ms from the start of a run that is on time. */
interface Clock {
  timeAt(step: number): number;
  stepAt(time: number): number;
}

export function createMetronome(initial: Pace): Metronome {
  let pace = initial;
  let run: Run = { steps: 1, every: 1 };
  let clock = clockOf(pace, run);
  let anchor: { now: number; step: number } | undefined;

  /** When so many updates are due. */
  const dueAt = (step: number, { timeAt }: Clock, from: { now: number; step: number }) =>
    from.now + timeAt(step) - timeAt(from.step);

  /** Updates due at `now`, of which the first one at once. */
  function due(now: number, step: number): number {
    if (!clock) return Number.POSITIVE_INFINITY;
    if (anchor && now - dueAt(step + 1, clock, anchor) > LATE_MS) anchor = undefined;
    anchor ??= { now, step };
    return clock.stepAt(clock.timeAt(anchor.step) + now - anchor.now);
  }

  function change(): void {
    clock = clockOf(pace, run);
    anchor = undefined;
  }

  return {
    set(next) {
      pace = next;
      change();
    },
    follow(next) {
      run = next;
      change();
    },
    rest() {
      anchor = undefined;
    },
    wait(now, step) {
      if (!clock) return 0;
      due(now, step);
      return anchor ? Math.max(0, dueAt(step + 1, clock, anchor) - now) : 0;
    },
    allowance: (now, step) => Math.max(1, Math.floor(due(now, step) - step + 1e-6)),
    isWatched(step) {
      const gap = clock ? clock.timeAt(step + 1) - clock.timeAt(step) : 0;
      return gap > 1000 / WATCHED - 1e-6;
    },
  };
}

/** A run that is measured on a log grid is seen on a log axis: each decade takes the same time, or its beginning would be over at once. */
function clockOf(pace: Pace, { steps, every }: Run): Clock | null {
  if (pace === null) return null;
  if (typeof pace === 'object' && every === 'log') {
    const ms = (1000 * pace.seconds) / Math.log1p(steps);
    return { timeAt: (step) => ms * Math.log1p(step), stepAt: (time) => Math.expm1(time / ms) };
  }
  const ms = typeof pace === 'object' ? (1000 * pace.seconds) / steps : 1000 / pace;
  return { timeAt: (step) => ms * step, stepAt: (time) => time / ms };
}
