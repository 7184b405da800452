/** What is answered about a run as a whole: how it was set up, why it ended, why it could not go on. */
import type { AnyExperiment } from '../core/schema/rows';
import type { Absent, BackendId, Part, Reason } from './choice';
import type { LearnerOfRun, LearnerOrder } from './order';

export type Precision = 'float32' | 'float64';

/** A backend in the precision that it has here. */
export interface Engine {
  readonly id: BackendId;
  readonly precision: Precision;
}

/** What computes a run, as the page names it. */
export interface BackendInfo extends Engine {
  /** Why this one. */
  readonly why: Reason;
  /** True if another one was asked for, or ran before; `why` says what became of it. */
  readonly fallback: boolean;
}

/** What is known of a run before its first step; a model adds what is known of its own. */
export interface RunInfo {
  readonly learners: readonly LearnerOrder[];
  /** Updates in all. */
  readonly steps: number;
  /** Test samples, 0 if there are none. */
  readonly tested: number;
  readonly backend: BackendInfo;
}

/** Why a run ended. Its last good measurement is the last one reported. */
export type Outcome =
  | { readonly kind: 'budget' }
  | { readonly kind: 'aborted' }
  /** Every learner's loss has reached the target, or nothing has changed for so long, by this step. */
  | { readonly kind: 'target' | 'plateau'; readonly step: number }
  | {
      readonly kind: 'diverged';
      /** Updates made when it was seen. */
      readonly step: number;
      /** All that had diverged by then, in the order of the run; at least one. */
      readonly learners: readonly Diverged[];
    };

export interface Diverged extends LearnerOfRun {
  /** L / L₀ when it was seen; not finite when it overflowed. */
  readonly relativeLoss: number;
}

/** Why a run could not go on: data, not an exception; `ui/failures.ts` has the words. */
export type Failure =
  | { readonly code: 'device-lost' | 'device-silent' | 'worker-silent' }
  /** Its code did not load, it never answered, or it threw, which a browser tells in its own words. */
  | {
      readonly code: 'worker-unavailable';
      readonly reason: 'not loaded' | 'no answer' | 'threw';
      readonly message: string;
    }
  /** `message`: what was thrown; empty where that is not told. */
  | { readonly code: 'worker-crashed' | 'engine'; readonly message: string }
  | { readonly code: 'part-missing'; readonly part: Part }
  /** There is nothing to compute with; or what it ran on is not to be had in its new worker. */
  | { readonly code: 'no-backend' | 'backend-gone'; readonly absent: readonly Absent[] }
  /** In bytes. */
  | {
      readonly code: 'too-large';
      readonly needed: number;
      readonly safe: number;
      readonly experiment: AnyExperiment;
    }
  /** A value of this column of the person's own table is infinite once standardized. */
  | { readonly code: 'unusable-data'; readonly column: string };

/** What a person is asked while a run is held, which loses nothing by it. */
export interface Question {
  readonly failure: Failure;
  /** The step that the run goes on from. */
  readonly step: number;
  /** Whether the worker may answer yet; the run then goes on and the question is void. */
  readonly waiting: boolean;
  /** What it ran on, if it is known; and what else could go on with it, if anything. */
  readonly on: Engine | null;
  readonly next: Engine | null;
}

/** Wait for the worker, try again on the same backend, or go on with the next one. */
export type Answer = 'wait' | 'again' | 'next';
