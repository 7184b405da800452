/** Watches a device that may never answer: TensorFlow.js waits for ever on a lost or hung WebGL context. */
import type { Cohort } from '../engine/cohort';
import { createSilence } from './silence';

/** Milliseconds: for an answer, and for the first one, before which the device compiles its programs. */
export interface Limits {
  readonly answer: number;
  readonly first: number;
}

/** The same cohort; calls `silent` if the device has not answered in time. The late call is left pending. */
export function watched<C extends Cohort>(cohort: C, limits: Limits, silent: () => void): C {
  let limit = limits.first;
  const watch = async <T>(answer: Promise<T>): Promise<T> => {
    const silence = createSilence(silent);
    silence.allow(limit);
    try {
      return await answer;
    } finally {
      silence.end();
      limit = limits.answer;
    }
  };
  return {
    ...cohort,
    advance: (from, count) => cohort.advance(from, count),
    settle: () => watch(cohort.settle()),
    measure: (step) => watch(cohort.measure(step)),
    snapshot: (purpose) => watch(cohort.snapshot(purpose)),
    dispose: () => cohort.dispose(),
  };
}
