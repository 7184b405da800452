/** Drives one run at a time through the trainer and tells the session and the curves what comes of it. */
import type { Experiment } from '../experiment/params';
import type { Failure, Outcome } from '../experiment/run';
import type { RunControl, RunEvent, Trainer } from '../worker/client';
import type { Curves } from './curves';

export interface Runner {
  /** Ends the run before and starts `experiment` from step 0. */
  start(experiment: Experiment, paused: boolean): void;
  pause(): void;
  resume(): void;
  step(): void;
}

/** What the session hears of the live run: only the state it ends in; the rest goes to the curves. */
export type RunEnd =
  | { readonly status: 'done'; readonly outcome: Outcome }
  | { readonly status: 'failed'; readonly failure: Failure };

export function createRunner(
  trainer: Trainer,
  curves: Curves,
  ended: (end: RunEnd) => void,
): Runner {
  let control: RunControl | undefined;

  function hear(event: RunEvent): void {
    switch (event.type) {
      case 'started':
        return curves.begin(event.run, event.info);
      case 'progress':
        return curves.append(event.measurements, event.step, event.stepsPerSecond);
      case 'ended':
        curves.flush();
        return ended({ status: 'done', outcome: event.outcome });
      case 'failed':
        curves.flush();
        return ended({ status: 'failed', failure: event.failure });
      default:
        return event satisfies never;
    }
  }

  return {
    start(experiment, paused) {
      control = trainer.start({ kind: 'experiment', experiment }, { paused }, hear);
    },
    pause: () => control?.pause(),
    resume: () => control?.resume(),
    step: () => control?.step(1),
  };
}
