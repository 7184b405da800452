/** How a run stands, in a word or two and in a sentence. */
import { grouped } from '../core/grouped';
import { joined } from '../core/words';
import type { Facts } from '../engine/facts';
import type { Diverged, Outcome } from '../engine/run';
import type { RunState } from '../session/session';
import { wordsFor } from './failures';

export interface Status {
  readonly short: string;
  /** Empty while there is nothing to say. */
  readonly sentence: string;
}

/** Whether it goes on, or will. */
export const isUnderWay = ({ status }: RunState) =>
  ['running', 'paused', 'asking'].includes(status);

export function statusOf(run: RunState, model: Facts): Status {
  switch (run.status) {
    case 'idle':
      return { short: '', sentence: '' };
    case 'running':
      return { short: 'running', sentence: '' };
    case 'paused':
      return { short: 'paused', sentence: 'The run is paused.' };
    case 'asking':
      return { short: 'held', sentence: 'A setback holds the run up: it waits for an answer.' };
    case 'failed':
      return { short: 'failed', sentence: wordsFor(run.failure).what };
    case 'done':
      return endOf(run.outcome, model);
    default:
      return run satisfies never;
  }
}

/** What stands in a figure of a run that has not been measured. */
export function emptyText({ status }: RunState): string {
  switch (status) {
    case 'idle':
      return 'Press Run to train.';
    case 'running':
    case 'paused':
    case 'asking':
      return '';
    case 'failed':
    case 'done':
      return 'The run ended before its first measurement.';
    default:
      return status satisfies never;
  }
}

function endOf(outcome: Outcome, model: Facts): Status {
  switch (outcome.kind) {
    case 'budget':
      return { short: 'done', sentence: 'The run has made all its steps.' };
    case 'target':
      return {
        short: 'at target',
        sentence: `Every learner reached the target loss by step ${grouped(outcome.step)}: the run stopped.`,
      };
    case 'plateau':
      return {
        short: 'plateau',
        sentence: `Nothing changed any more by step ${grouped(outcome.step)}: the run stopped.`,
      };
    case 'diverged':
      return { short: 'diverged', sentence: divergence(outcome.learners, model) };
    case 'aborted':
      return { short: '', sentence: '' };
    default:
      return outcome satisfies never;
  }
}

function divergence(learners: readonly Diverged[], { nameOf }: Facts): string {
  return `${joined(learners.map((each) => nameOf(each).long))} diverged.`;
}
