/** Run, pause and single steps: decides how far a run may go next, and holds it while it may not. */
import type { Stride } from '../engine/train';

export interface Stepper {
  pause(): void;
  resume(): void;
  /** Pauses, and lets `count` more updates through. */
  step(count: number): void;
  /** Lets go whoever waits, for good. */
  release(): void;
  /** Whether the run goes on by itself. */
  readonly open: boolean;
  /** Answers at once while running; while paused, asks for a look at where the run stands, and then waits. */
  pass(step: number, burst: number): Stride | Promise<Stride>;
}

export function createStepper(paused: boolean): Stepper {
  let open = !paused;
  let released = false;
  let granted = 0;
  let goal = 0;
  let looked = -1;
  let wake = () => {};

  /** The stride from here, or undefined while there is none to make. */
  function stride(step: number, burst: number): Stride | undefined {
    if (open || released) return { steps: burst, measure: false };
    if (granted > 0) goal = Math.max(goal, step) + granted;
    granted = 0;
    if (step < goal) {
      const steps = Math.min(goal - step, burst);
      return { steps, measure: step + steps === goal };
    }
    if (looked === step) return undefined;
    looked = step;
    return { steps: 0, measure: true };
  }

  async function hold(step: number, burst: number): Promise<Stride> {
    for (;;) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      const next = stride(step, burst);
      if (next) return next;
    }
  }

  return {
    pause() {
      open = false;
      goal = 0;
    },
    resume() {
      open = true;
      wake();
    },
    step(count) {
      open = false;
      granted += count;
      wake();
    },
    release() {
      released = true;
      wake();
    },
    get open() {
      return open;
    },
    pass: (step, burst) => stride(step, burst) ?? hold(step, burst),
  };
}
