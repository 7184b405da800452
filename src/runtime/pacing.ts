/** How far a run goes at a time: as fast as the machine can, as it was told to, or not at all. */
import type { Stride } from '../engine/train';
import { createMetronome } from './metronome';
import type { StartRequest } from './protocol';
import { createStepper } from './stepper';
import { createTempo } from './tempo';

/** While a run waits for its next update, it looks so often, in ms, whether it is to stop. */
const WAIT_MS = 20;

export class Pacing {
  readonly stepper;
  readonly metronome;
  private readonly tempo = createTempo();

  constructor({ paused, pace }: Pick<StartRequest, 'paused' | 'pace'>) {
    this.stepper = createStepper(paused);
    this.metronome = createMetronome(pace);
  }

  get stepsPerSecond(): number | null {
    return this.tempo.stepsPerSecond;
  }

  /** Updates until the next look at what is asked for. */
  burst(step: number): number {
    return this.tempo.next(performance.now(), step);
  }

  /** The time that went by was not the training's. */
  rest(step: number): void {
    this.tempo.rest(performance.now(), step);
    this.metronome.rest();
  }

  /** The same, of a look that belongs to the start. */
  restAtStart(step: number): void {
    this.tempo.rest(performance.now(), step);
  }

  /** Waits for the next update's turn, unless the run is held or wanted for something else meanwhile. */
  async keepTime(step: number, isWanted: () => boolean): Promise<void> {
    for (;;) {
      const wait = this.metronome.wait(performance.now(), step);
      if (wait <= 0 || !this.stepper.open || isWanted()) return;
      await new Promise((resolve) => setTimeout(resolve, Math.min(wait, WAIT_MS)));
    }
  }

  /** How far to go from `step`, a burst at most; a promise while the run is held. */
  stride(step: number, burst: number): Stride | Promise<Stride> {
    const watched = this.metronome.isWatched(step);
    const allowance = this.metronome.allowance(performance.now(), step);
    const stride = this.stepper.pass(step, Math.min(burst, allowance));
    if (stride instanceof Promise) return stride;
    return { ...stride, measure: stride.measure || watched };
  }
}
