/** Whether a run may end before its budget: at its target loss, or where nothing changes any more. */
import type { Measurement, Reading } from '../experiment/measurement';
import type { Order } from '../experiment/order';
import type { Outcome } from '../experiment/run';

/** What counts as no change over a plateau: of a loss, in shares of it; of an angle, in radians. */
const SAME_LOSS = 0.01;
const SAME_ANGLE = (0.1 * Math.PI) / 180;

/** Asked at each scheduled measurement, oldest first; null: the run goes on. */
export type Stop = (measurement: Measurement) => Outcome | null;

export function stopOf({ stops: { target, plateau }, learners }: Order): Stop {
  /** Scheduled measurements, from the last one at least a plateau ago. */
  let recent: Measurement[] = [];
  // Before its decay ends a learner may only seem to be at rest.
  const cutOffs = learners.flatMap(({ lambda, until }) => (lambda > 0 && until ? [until] : []));
  const settled = Math.max(0, ...cutOffs);
  return (now) => {
    const { step, readings } = now;
    if (target !== null && readings.every(({ relativeLoss }) => (relativeLoss ?? 0) <= target)) {
      return { kind: 'target', step };
    }
    if (plateau === null) return null;
    recent.push(now);
    const from = recent.findLastIndex((each) => each.step <= step - plateau);
    if (from < 0) return null;
    recent = recent.slice(from);
    const [then] = recent;
    const still = then.step >= settled && recent.every((each) => isSame(each, now));
    return still ? { kind: 'plateau', step } : null;
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
