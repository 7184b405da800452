/** What befell a run, in words for the person at the page: what happened, and what there is to do. */
import { grouped } from '../core/grouped';
import type { Failure } from '../engine/run';
import { BELOW_FLOOR, FLOOR } from '../floor';
import { absentText, partText } from './choice';
import type { Lab } from './labs/lab';

/** A sentence each; there may be nothing to do. */
export interface FailureWords {
  readonly what: string;
  readonly remedy: string;
}

const AGAIN = 'Press Run to train again from the start.';

/** `lessOf`: what would make the run smaller. */
export function wordsFor(
  failure: Failure,
  lessOf: Lab['lessOf'] = () => ['a smaller experiment'],
): FailureWords {
  switch (failure.code) {
    case 'device-lost':
      return {
        what: 'The browser took the graphics device away while the networks were training.',
        remedy: AGAIN,
      };
    case 'device-silent':
      return {
        what: 'The graphics device stopped answering.',
        remedy: 'Press Run to train again, or choose the SIMD backend under “More settings”.',
      };
    case 'worker-silent':
      return { what: 'The training worker stopped answering.', remedy: AGAIN };
    case 'worker-unavailable':
      return unavailable(failure);
    case 'worker-crashed': {
      const why = failure.message ? ` (${failure.message})` : '';
      return { what: `The training worker stopped unexpectedly${why}.`, remedy: AGAIN };
    }
    case 'part-missing':
      return {
        what: `A part of this page is missing: ${partText(failure.part)} did not arrive.`,
        remedy: 'Check the connection, then press Run: it is asked for again.',
      };
    case 'no-backend':
      return {
        what: `Nothing is left to compute with: ${absentText(failure.absent)}.`,
        remedy: 'Choose another backend under “More settings”, or reload the page.',
      };
    case 'backend-gone':
      return {
        what: `What the run was computed with is not to be had any more: ${absentText(failure.absent)}.`,
        remedy: AGAIN,
      };
    case 'engine': {
      const { message } = failure;
      return {
        what: `The engine stopped: ${message}${/[.!?]$/.test(message) ? '' : '.'}`,
        remedy: 'Press Run to train again, or choose another backend under “More settings”.',
      };
    }
    case 'too-large':
      return {
        what: `This run would need about ${megabytes(failure.needed)} of memory, and ${megabytes(failure.safe)} is safe on this device.`,
        remedy: `Choose ${lessOf(failure.experiment).join(', or ')}.`,
      };
    case 'unusable-data':
      return {
        what: `A value of column “${failure.column}” lies so far from those that are trained on that it is infinite once standardized.`,
        remedy: 'Leave the column or that row out under Data, or take another seed.',
      };
    default:
      return failure satisfies never;
  }
}

type Unavailable = Extract<Failure, { code: 'worker-unavailable' }>;

function unavailable({ reason, message }: Unavailable): FailureWords {
  const [below] = message.match(BELOW_FLOOR) ?? [];
  if (below) return { what: below, remedy: '' };
  const why = { 'not loaded': 'its code did not load', 'no answer': 'it did not answer' };
  return {
    what: `The training worker could not start (${reason === 'threw' ? message : why[reason]}).`,
    remedy: `Press Run to try again, or reload the page. If neither helps, try ${FLOOR}.`,
  };
}

function megabytes(bytes: number): string {
  return `${grouped(Math.ceil(bytes / 2 ** 20))} MB`;
}
