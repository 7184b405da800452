/** What can go wrong with a worker and its devices, in words for the person at the page. */

import type { PartMissing } from '../engine/part';
import { grouped } from '../experiment/grouped';
import type { Failure } from '../experiment/run';

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
  return {
    code: 'worker-unavailable',
    what: `The training worker could not start (${why}).`,
    remedy:
      'Press Run to try again, or reload the page. If neither helps, try a current Chrome, Edge, Firefox or Safari.',
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
export function tooLarge(needed: number, safe: number): Failure {
  return {
    code: 'too-large',
    what: `This run would need about ${megabytes(needed)} of memory, and ${megabytes(safe)} is safe on this device.`,
    remedy: 'Choose a smaller width, fewer samples or inputs, fewer learners, or float32.',
  };
}

function megabytes(bytes: number): string {
  return `${grouped(Math.ceil(bytes / 2 ** 20))} MB`;
}
