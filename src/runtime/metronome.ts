/** Holds a run to a speed that a person asked for. */

/** Up to this speed every update is measured, so that each can be watched. */
const WATCHED = 30;

/** A run that falls behind by so many ms does not catch up. */
const LATE_MS = 500;

export interface Metronome {
  /** Steps per second; null: as fast as the machine goes. */
  set(speed: number | null): void;
  /** Forgets the time that went by while the run was held for another reason. */
  rest(): void;
  /** Milliseconds until the next update may be made after `step` of them; 0: at once. */
  wait(now: number, step: number): number;
  /** Updates that may be made now, at least one. */
  allowance(now: number, step: number): number;
  /** Whether every update is to be measured. */
  readonly watched: boolean;
}

export function createMetronome(initial: number | null): Metronome {
  let speed = initial;
  let anchor: { now: number; step: number } | undefined;

  /** Updates due at `now`, of which the first one at once. */
  function due(now: number, step: number): number {
    if (speed === null) return Number.POSITIVE_INFINITY;
    if (anchor && now - timeOf(step + 1, anchor, speed) > LATE_MS) anchor = undefined;
    anchor ??= { now, step };
    return anchor.step + ((now - anchor.now) * speed) / 1000;
  }

  return {
    set(next) {
      speed = next;
      anchor = undefined;
    },
    rest() {
      anchor = undefined;
    },
    wait(now, step) {
      if (speed === null) return 0;
      due(now, step);
      return anchor ? Math.max(0, timeOf(step + 1, anchor, speed) - now) : 0;
    },
    allowance: (now, step) => Math.max(1, Math.floor(due(now, step) - step + 1e-6)),
    get watched() {
      return speed !== null && speed <= WATCHED;
    },
  };
}

/** When the update that makes `step` of them is due. */
function timeOf(step: number, anchor: { now: number; step: number }, speed: number): number {
  return anchor.now + ((step - anchor.step) * 1000) / speed;
}
