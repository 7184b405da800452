/** Whether a run may end before its budget: at its target loss, or where nothing changes any more. */
import { type Measurement, type Reading, readingAt } from './measurement';
import type { Order } from './order';
import type { Outcome } from './run';

export interface Stop<R extends Reading> {
  /** To be asked at each scheduled measurement, oldest first; null: the run goes on. */
  judge(measurement: Measurement<R>): Outcome | null;
  /** Scheduled measurements, from the last one at least a plateau ago: what a later judgement goes by. */
  readonly recent: readonly Measurement<R>[];
}

/** `before` is what the stop of the same run went by up to here; `isSame` compares two readings of one learner. */
export function stopOf<R extends Reading>(
  { stops: { target, plateau }, learners }: Pick<Order, 'stops' | 'learners'>,
  isSame: (then: R, now: R) => boolean,
  before: readonly Measurement<R>[] = [],
): Stop<R> {
  let recent = before;
  // Before its decay ends a learner may only seem to be at rest.
  const cutOffs = learners.flatMap(({ lambda, until }) => (lambda > 0 && until ? [until] : []));
  const settled = Math.max(0, ...cutOffs);

  /** Whether nothing has changed for a plateau's length. */
  function still(now: Measurement<R>, length: number): boolean {
    recent = [...recent, now];
    const since = recent.findLast((each) => each.step <= now.step - length);
    if (!since) return false;
    recent = recent.slice(recent.indexOf(since));
    return (
      since.step >= settled &&
      recent.every((then) =>
        now.readings.every((reading, index) => isSame(readingAt(then, index), reading)),
      )
    );
  }

  return {
    judge(now) {
      const { step, readings } = now;
      if (target !== null && readings.every(({ relativeLoss }) => (relativeLoss ?? 0) <= target)) {
        return { kind: 'target', step };
      }
      return plateau !== null && still(now, plateau) ? { kind: 'plateau', step } : null;
    },
    get recent() {
      return recent;
    },
  };
}
