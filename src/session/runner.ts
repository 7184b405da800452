/** Drives one run at a time through the trainer and tells the session and the curves what comes of it. */

import type { AnyExperiment } from '../core/schema/rows';
import type { Pace } from '../core/speeds';
import type { OwnData } from '../core/table/ownData';
import type { Facts } from '../engine/facts';
import type { Answer, Failure, Outcome, Question } from '../engine/run';
import type { Trainer } from '../runtime/client';
import type { RunId } from '../runtime/protocol';
import type { RunControl, RunEvent } from '../runtime/runEvent';
import type { Curves } from './curves';

export interface Runner {
  /**
   * Ends the run before and starts an experiment of the model from step 0, on a person's own table where it asks for one,
   * at so many steps per second; null: as fast as the machine goes.
   */
  start(
    model: Facts,
    experiment: AnyExperiment,
    own: OwnData | null,
    paused: boolean,
    pace: Pace,
  ): void;
  pause(): void;
  resume(): void;
  step(): void;
  look(): void;
  /** Steps per second of the present run; null: as fast as the machine goes. */
  setPace(pace: Pace): void;
  /** η, λ and T of this experiment hold from the next update on. */
  retune(experiment: AnyExperiment): void;
  /** Answers the question that the run is held by. */
  answer(answer: Answer): void;
}

/** A run goes on from `step` after something befell it. */
export interface Interruption {
  readonly failure: Failure;
  readonly step: number;
}

export type RunEnd =
  | { readonly status: 'done'; readonly outcome: Outcome }
  | { readonly status: 'failed'; readonly failure: Failure };

/** What the live run was asked for. */
interface Asked {
  readonly model: Facts;
  readonly experiment: AnyExperiment;
}

/** What the session hears of the live run: setbacks, and the state it ends in; the rest goes to the curves. */
export interface RunListener {
  interrupted(interruption: Interruption): void;
  /** The run is held until there is an answer. */
  asking(question: Question): void;
  /** The person answered, or the worker did, and the run goes on. */
  answered(paused: boolean): void;
  ended(end: RunEnd): void;
}

/** Calls back once what was published last is drawn. */
export type Drawn = (act: () => void) => void;

export function createRunner(
  trainer: Trainer,
  curves: Curves,
  listener: RunListener,
  drawn: Drawn,
): Runner {
  let control: RunControl | undefined;
  /** Whether the live run has begun its curves, and goes on with them after a setback. */
  let begun = false;
  let asked: Asked | undefined;

  function hear(event: RunEvent): void {
    switch (event.type) {
      case 'started':
        if (begun) curves.proceed(event.info);
        else if (asked) curves.begin(event.run, event.info, asked);
        begun = true;
        return;
      case 'interrupted':
        return listener.interrupted({ failure: event.failure, step: event.step });
      case 'asking':
        curves.flush();
        return listener.asking(event.question);
      case 'answered':
        return listener.answered(event.paused);
      case 'progress':
        return curves.append(event.measurements, event.step, event.stepsPerSecond);
      case 'seen':
        return curves.see(event.seen);
      case 'retuned':
        if (asked) curves.retune(event.step, event.learners, asked.experiment);
        return;
      case 'left-out':
        return curves.leaveOut(event.leftOut);
      case 'tested':
        return curves.test(event.step, event.readings);
      case 'ended':
        return end(event.run, { status: 'done', outcome: event.outcome });
      case 'failed':
        return end(event.run, { status: 'failed', failure: event.failure });
      default:
        return event satisfies never;
    }
  }

  /**
   * Nothing is said to be over before its end is in sight. Also a run that was never set up takes the place of the one
   * before it: its views are empty.
   */
  function end(run: RunId, state: RunEnd): void {
    if (!begun && asked) curves.begin(run, null, asked);
    curves.finish();
    drawn(() => {
      if (run === control?.id) listener.ended(state);
    });
  }

  return {
    start(model, experiment, own, paused, pace) {
      begun = false;
      asked = { model, experiment };
      const task = { kind: 'experiment', model: model.id, experiment, own } as const;
      control = trainer.start(task, { paused, pace }, hear);
    },
    pause: () => control?.pause(),
    resume: () => control?.resume(),
    step: () => control?.step(1),
    look: () => control?.look(),
    setPace: (pace) => control?.setPace(pace),
    retune(experiment) {
      if (asked) asked = { ...asked, experiment };
      control?.retune(experiment);
    },
    answer: (answer) => control?.answer(answer),
  };
}
