/** Drives one run at a time through the trainer and tells the session and the curves what comes of it. */
import type { OwnData } from '../experiment/ownData';
import { defaults, type Experiment } from '../experiment/params';
import type { Answer, Failure, Outcome, Question } from '../experiment/run';
import type { RunControl, RunEvent, Trainer } from '../worker/client';
import type { Curves } from './curves';

export interface Runner {
  /** Ends the run before and starts `experiment` from step 0, on `own` where its data are the person's own. */
  start(experiment: Experiment, own: OwnData | null, paused: boolean): void;
  pause(): void;
  resume(): void;
  step(): void;
  inspect(): void;
  /** Steps per second, of the present run and of all after it; null: as fast as the machine goes. */
  setSpeed(speed: number | null): void;
  /** η, λ and T of this experiment hold from the next update on. */
  retune(experiment: Experiment): void;
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

/** What the session hears of the live run: setbacks, and the state it ends in; the rest goes to the curves. */
export interface RunListener {
  interrupted(interruption: Interruption): void;
  /** The run is held until there is an answer. */
  asking(question: Question): void;
  /** The person answered, or the worker did, and the run goes on. */
  answered(paused: boolean): void;
  ended(end: RunEnd): void;
}

export function createRunner(trainer: Trainer, curves: Curves, listener: RunListener): Runner {
  let control: RunControl | undefined;
  /** Whether the live run has begun its curves, and goes on with them after a setback. */
  let begun = false;
  let asked: Experiment = defaults;
  let speed: number | null = null;

  function hear(event: RunEvent): void {
    switch (event.type) {
      case 'started':
        if (begun) curves.proceed(event.info);
        else curves.begin(event.run, event.info, asked);
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
      case 'predicted':
        return curves.predict(event.predictions);
      case 'inspected':
        return curves.inspect(event.kernels);
      case 'stability':
        return curves.gauge(event.stability);
      case 'retuned':
        return curves.retune(event.step, event.learners, asked);
      case 'portrait':
        return curves.portray(event.portrait);
      case 'ended':
        curves.flush();
        return listener.ended({ status: 'done', outcome: event.outcome });
      case 'failed':
        curves.flush();
        return listener.ended({ status: 'failed', failure: event.failure });
      default:
        return event satisfies never;
    }
  }

  return {
    start(experiment, table, paused) {
      begun = false;
      asked = experiment;
      const own = experiment.data === 'own' ? table : null;
      control = trainer.start({ kind: 'experiment', experiment, own }, { paused, speed }, hear);
    },
    pause: () => control?.pause(),
    resume: () => control?.resume(),
    step: () => control?.step(1),
    inspect: () => control?.inspect(),
    setSpeed(wanted) {
      speed = wanted;
      control?.setSpeed(wanted);
    },
    retune(experiment) {
      asked = experiment;
      control?.retune(experiment);
    },
    answer: (answer) => control?.answer(answer),
  };
}
