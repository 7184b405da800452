/** What a run reports to the page, and what the page may ask of it. */

import type { AnyExperiment } from '../core/schema/rows';
import type { Pace } from '../core/speeds';
import type { Measurement } from '../engine/measurement';
import type { Answer, Failure, Question } from '../engine/run';
import type { Event, RunId } from './protocol';

/** Of a worker's events those that are of its run. */
export type EventOfRun = Exclude<Event, { type: 'ready' | 'incomplete' }>;

/** What a run reports to the page, without the wire's own business. */
export type RunEvent =
  | Exclude<
      EventOfRun,
      { type: 'started' | 'progress' | 'retuned' | 'pulse' | 'checkpoint' | 'weights' }
    >
  | (Omit<Extract<Event, { type: 'progress' }>, 'packed'> & {
      /** Those since the last progress, oldest first; may be empty. */
      readonly measurements: readonly Measurement[];
    })
  | Omit<Extract<Event, { type: 'started' }>, 'next'>
  | Omit<Extract<Event, { type: 'retuned' }>, 'experiment' | 'checkpoint'>
  /** It goes on from `step` in a new worker; a new `started` follows. */
  | {
      readonly type: 'interrupted';
      readonly run: RunId;
      readonly failure: Failure;
      readonly step: number;
    }
  /** It is held until the person answers, or its worker does. */
  | { readonly type: 'asking'; readonly run: RunId; readonly question: Question }
  | { readonly type: 'answered'; readonly run: RunId; readonly paused: boolean };

export interface RunControl {
  readonly id: RunId;
  pause(): void;
  resume(): void;
  /** Pauses, and makes `count` more updates. */
  step(count: number): void;
  /** Asks for what is looked at of the present state when it is asked for. */
  look(): void;
  /** Steps per second; null: as fast as the machine goes. */
  setPace(pace: Pace): void;
  /** η, λ and T of this experiment hold from the next update on. */
  retune(experiment: AnyExperiment): void;
  /** Answers the question that the run is held by, if there is one. */
  answer(answer: Answer): void;
  stop(): void;
}
