/** What can go wrong with a worker and its devices, in words for the person at the page. */
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
      'Reload the page. If that does not help, try a current Chrome, Edge, Firefox or Safari.',
  };
}

export function workerCrashed(why: string): Failure {
  return {
    code: 'worker-crashed',
    what: `The training worker stopped unexpectedly${why ? ` (${why})` : ''}.`,
    remedy: AGAIN,
  };
}

export function engineFailure(error: unknown): Failure {
  return {
    code: 'engine',
    what: `The engine stopped: ${error instanceof Error ? error.message : String(error)}`,
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
