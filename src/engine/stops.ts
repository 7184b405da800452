/** Whether a run may end before its budget: at its target loss, or where nothing changes any more. */

import type { Order } from '../models/twoLayer/order';
import type { Reading } from '../models/twoLayer/quantities';
import type { Measurement } from './measurement';
import type { Outcome } from './run';

/** What counts as no change over a plateau: of a loss, in shares of it; of an angle, in radians. */
const SAME_LOSS = 0.01;
const SAME_ANGLE = (0.1 * Math.PI) / 180;

export interface Stop {
  /** To be asked at each scheduled measurement, oldest first; null: the run goes on. */
  judge(measurement: Measurement): Outcome | null;
  /** Scheduled measurements, from the last one at least a plateau ago: what a later judgement goes by. */
  readonly recent: readonly Measurement[];
}

/** `before` is what the stop of the same run went by up to here. */
export function stopOf(
  { stops: { target, plateau }, learners }: Order,
  before: readonly Measurement[] = [],
): Stop {
  let recent = before;
  // Before its decay ends a learner may only seem to be at rest.
  const cutOffs = learners.flatMap(({ lambda, until }) => (lambda > 0 && until ? [until] : []));
  const settled = Math.max(0, ...cutOffs);

  /** Whether nothing has changed for a plateau's length. */
  function still(now: Measurement, length: number): boolean {
    recent = [...recent, now];
    const from = recent.findLastIndex((each) => each.step <= now.step - length);
    if (from < 0) return false;
    recent = recent.slice(from);
    return recent[0].step >= settled && recent.every((each) => isSame(each, now));
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

function isSame(then: Measurement, now: Measurement): boolean {
  return now.readings.every((reading, index) => sameReading(then.readings[index], reading));
}

function sameReading(then: Reading, now: Reading): boolean {
  return (
    Math.abs(now.loss - then.loss) <= SAME_LOSS * then.loss &&
    Math.abs((now.alignment ?? 0) - (then.alignment ?? 0)) <= SAME_ANGLE
  );
}
