/** What passes between page and worker: discriminated unions, keyed by run. */
import type { Weights } from '../engine/cohort';
import type { Measurement } from '../experiment/measurement';
import type { Order } from '../experiment/order';
import type { Experiment } from '../experiment/params';
import type { Failure, Outcome, RunInfo } from '../experiment/run';

export type RunId = number;

/** What to train: an experiment to be drawn from its seed, or explicit data and weights. */
export type Task =
  | { readonly kind: 'experiment'; readonly experiment: Experiment }
  | { readonly kind: 'order'; readonly order: Order; readonly backend: Experiment['backend'] };

/** Page → worker. A start ends the run before it. */
export type Request =
  | {
      readonly type: 'start';
      readonly run: RunId;
      readonly task: Task;
      /** True: measure the start, then wait. */
      readonly paused: boolean;
    }
  | { readonly type: 'pause' | 'resume' | 'stop' | 'weights'; readonly run: RunId }
  | { readonly type: 'step'; readonly run: RunId; readonly count: number }
  /** The page has dealt with the last progress: the next may come. */
  | { readonly type: 'taken'; readonly run: RunId };

/** Worker → page. */
export type Event =
  /** The worker is up; sent once, before anything else. */
  | { readonly type: 'ready' }
  | { readonly type: 'started'; readonly run: RunId; readonly info: RunInfo }
  | {
      readonly type: 'progress';
      readonly run: RunId;
      /** Those since the last progress, oldest first; may be empty. */
      readonly measurements: readonly Measurement[];
      /** Updates made so far. */
      readonly step: number;
      /** Over about the last half second; null until known. */
      readonly stepsPerSecond: number | null;
    }
  | { readonly type: 'weights'; readonly run: RunId; readonly weights: readonly Weights[] }
  | { readonly type: 'ended'; readonly run: RunId; readonly outcome: Outcome }
  | { readonly type: 'failed'; readonly run: RunId; readonly failure: Failure };

/** One end of the wire, as both `Worker` and `MessagePort` have it. */
export interface Port<Out, In> {
  postMessage(message: Out): void;
  onmessage: ((event: MessageEvent<In>) => void) | null;
}
