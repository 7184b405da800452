/** What passes between page and worker: discriminated unions, keyed by run. */

import type { AnyExperiment } from '../core/schema/rows';
import type { Pace } from '../core/speeds';
import type { OwnData } from '../core/table/ownData';
import type { Standing, Wanted } from '../engine/backend';
import type { BackendId } from '../engine/choice';
import type { LearnerOrder, Order } from '../engine/order';
import type { LeftOut, Seen } from '../engine/probe';
import type { Engine, Failure, Outcome, Precision, RunInfo } from '../engine/run';
import type { TestReading } from '../engine/testReading';
import type { Position } from '../engine/train';
import type { Packed } from './packing';

export type RunId = number;

/** What to train, of the model with this id: an experiment to be drawn from its seed, or what an order gives. */
export type Task =
  | {
      readonly kind: 'experiment';
      readonly model: string;
      readonly experiment: AnyExperiment;
      /** The table of an experiment on own data. */
      readonly own: OwnData | null;
    }
  | {
      readonly kind: 'order';
      readonly model: string;
      readonly order: Order;
      readonly backend: Wanted['backend'];
      readonly precision: Precision;
    };

/** Enough to go on from in another worker. */
export interface Checkpoint extends Position {
  /** As the model's cohorts make and take it. */
  readonly snapshot: unknown;
}

/** Page → worker. A start ends the run before it. */
export type Request =
  | {
      readonly type: 'start';
      readonly run: RunId;
      readonly task: Task;
      /** True: measure the start, then wait. */
      readonly paused: boolean;
      /** Steps per second; null: as fast as the machine goes. */
      readonly pace: Pace;
      /** Where to go on; null: from the start. */
      readonly from: Checkpoint | null;
      /** What it ran on and goes on with, that and no other; null: what is best. */
      readonly on: Standing | null;
      /** Backends that failed in this run, and that the person has done with. */
      readonly avoid: readonly BackendId[];
    }
  /** look: let those probes look that do when asked; weights: send those of the present state. */
  | { readonly type: 'pause' | 'resume' | 'stop' | 'weights' | 'look'; readonly run: RunId }
  | { readonly type: 'step'; readonly run: RunId; readonly count: number }
  | { readonly type: 'pace'; readonly run: RunId; readonly pace: Pace }
  /** η, λ and T of this experiment hold from the next update on; the rest of it is as it was. */
  | { readonly type: 'retune'; readonly run: RunId; readonly experiment: AnyExperiment }
  /** The page has dealt with the last progress: the next may come. */
  | { readonly type: 'taken'; readonly run: RunId };

export type StartRequest = Extract<Request, { type: 'start' }>;
export type LaterRequest = Exclude<Request, StartRequest>;

/** Worker → page. */
export type Event =
  /** The worker is up; sent once, before anything else. */
  | { readonly type: 'ready' }
  /** Code that was asked for did not arrive in this worker, whose browser may remember that. */
  | { readonly type: 'incomplete' }
  /** The worker is well; sent every second of a run. `quiet`: it may now compute so many ms without a word. */
  | { readonly type: 'pulse'; readonly run: RunId; readonly quiet: number }
  | {
      readonly type: 'started';
      readonly run: RunId;
      readonly info: RunInfo;
      /** What else could go on with this run. */
      readonly next: Engine | null;
    }
  | {
      readonly type: 'progress';
      readonly run: RunId;
      /** Those since the last progress, oldest first; may be none. */
      readonly packed: Packed;
      /** Updates made so far. */
      readonly step: number;
      /** Over about the last half second; null until known. */
      readonly stepsPerSecond: number | null;
    }
  /** What a probe saw, as often as it looks. */
  | { readonly type: 'seen'; readonly run: RunId; readonly seen: Seen }
  /** What the learners go by from `step` on, as asked for by `experiment`; the run goes on from there with it. */
  | {
      readonly type: 'retuned';
      readonly run: RunId;
      readonly step: number;
      readonly learners: readonly LearnerOrder[];
      readonly experiment: AnyExperiment;
      readonly checkpoint: Checkpoint;
    }
  /** At each halt and end where the last measurement came without a test. */
  | {
      readonly type: 'tested';
      readonly run: RunId;
      readonly step: number;
      /** In the order of the run's learners. */
      readonly readings: readonly (TestReading | null)[];
    }
  /** Something beside the training could not be worked out; told once. */
  | { readonly type: 'left-out'; readonly run: RunId; readonly leftOut: LeftOut }
  | { readonly type: 'checkpoint'; readonly run: RunId; readonly checkpoint: Checkpoint }
  | { readonly type: 'weights'; readonly run: RunId; readonly weights: readonly unknown[] }
  | { readonly type: 'ended'; readonly run: RunId; readonly outcome: Outcome }
  | { readonly type: 'failed'; readonly run: RunId; readonly failure: Failure };

/** One end of the wire, as both `Worker` and `MessagePort` have it. */
export interface Port<Out, In> {
  postMessage(message: Out, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<In>) => void) | null;
}
