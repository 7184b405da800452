/** What can go wrong with a worker and its devices, in words for the person at the page. */

import type { PartMissing } from '../engine/part';
import { grouped } from '../experiment/grouped';
import { applies, type Experiment } from '../experiment/params';
import type { Failure } from '../experiment/run';
import { BELOW_FLOOR, FLOOR } from '../floor';

const AGAIN = 'Press Run to train again from the start.';

export const deviceLost: Failure = {
  code: 'device-lost',
  what: 'The browser took the graphics device away while the networks were training.',
  remedy: AGAIN,
};

export const deviceSilent: Failure = {
  code: 'device-silent',
  what: 'The graphics device stopped answering.',
  remedy: 'Press Run to train again, or choose the SIMD backend under “More settings”.',
};

export const workerSilent: Failure = {
  code: 'worker-silent',
  what: 'The training worker stopped answering.',
  remedy: AGAIN,
};

export function workerUnavailable(why: string): Failure {
  const [below] = why.match(BELOW_FLOOR) ?? [];
  if (below) return { code: 'worker-unavailable', what: below, remedy: '' };
  return {
    code: 'worker-unavailable',
    what: `The training worker could not start (${why}).`,
    remedy: `Press Run to try again, or reload the page. If neither helps, try ${FLOOR}.`,
  };
}

export function workerCrashed(why: string): Failure {
  return {
    code: 'worker-crashed',
    what: `The training worker stopped unexpectedly${why ? ` (${why})` : ''}.`,
    remedy: AGAIN,
  };
}

export function partMissing({ message }: PartMissing): Failure {
  return {
    code: 'part-missing',
    what: `A part of this page is missing: ${message}.`,
    remedy: 'Check the connection, then press Run: it is asked for again.',
  };
}

/** What a run ran on is not to be had in its new worker. */
export function backendGone(why: string): Failure {
  return {
    code: 'backend-gone',
    what: `What the run was computed with is not to be had any more: ${why}.`,
    remedy: AGAIN,
  };
}

export function engineFailure(error: unknown): Failure {
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'engine',
    what: `The engine stopped: ${why}${/[.!?]$/.test(why) ? '' : '.'}`,
    remedy: 'Press Run to train again, or choose another backend under “More settings”.',
  };
}

/** `needed` and `safe` in bytes. */
export function tooLarge(needed: number, safe: number, experiment: Experiment): Failure {
  return {
    code: 'too-large',
    what: `This run would need about ${megabytes(needed)} of memory, and ${megabytes(safe)} is safe on this device.`,
    remedy: `Choose ${lessOf(experiment).join(', or ')}.`,
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

/** `column` of the person's own table. */
export function unusableData(column: string): Failure {
  return {
    code: 'unusable-data',
    what: `A value of column “${column}” lies so far from those that are trained on that it is infinite once standardized.`,
    remedy: 'Leave the column or that row out under Data, or take another seed.',
  };
}

function megabytes(bytes: number): string {
  return `${grouped(Math.ceil(bytes / 2 ** 20))} MB`;
}
