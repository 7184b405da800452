/** What befell a run, in words for the person at the page: what happened, and what there is to do. */
import { grouped } from '../core/grouped';
import type { Failure } from '../engine/run';
import { BELOW_FLOOR, FLOOR } from '../floor';
import { applies, type Experiment } from '../models/twoLayer/params';

/** A sentence each; there may be nothing to do. */
export interface FailureWords {
  readonly what: string;
  readonly remedy: string;
}

const AGAIN = 'Press Run to train again from the start.';

export function wordsFor(failure: Failure): FailureWords {
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
        what: `A part of this page is missing: ${failure.message}.`,
        remedy: 'Check the connection, then press Run: it is asked for again.',
      };
    case 'backend-gone':
      return {
        what: `What the run was computed with is not to be had any more: ${failure.why}.`,
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
        remedy: `Choose ${lessOf(failure.experiment as Experiment).join(', or ')}.`,
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

/** What would make a run smaller, as far as this one leaves a choice. */
function lessOf(experiment: Experiment): readonly string[] {
  const { p, n, d, learners, backend } = experiment;
  const exact = experiment.precision === 'float64';
  return [
    ...(p > 1 ? ['a smaller width'] : []),
    ...(n > 1 && applies('n', experiment) ? ['fewer samples'] : []),
    ...(d > 1 && applies('d', experiment) ? ['fewer inputs'] : []),
    ...(experiment.data === 'own' ? ['a smaller table'] : []),
    ...(learners.length > 1 ? ['fewer learners'] : []),
    ...(backend === 'reference' ? [`another backend${exact ? ' in float32' : ''}`] : []),
    ...(backend !== 'reference' && exact ? ['float32'] : []),
  ];
}

function megabytes(bytes: number): string {
  return `${grouped(Math.ceil(bytes / 2 ** 20))} MB`;
}
