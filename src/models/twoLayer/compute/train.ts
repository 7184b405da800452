/** Trains two-layer networks: what the training loop has to know of them. */
import { type Pace, type Position, type Reader, train as trainAny } from '../../../engine/train';
import type { Order } from '../order';
import type { Reading } from '../quantities';
import type { Sums } from '../sums';
import type { Cohort } from './cohort';
import { evaluateOn } from './evaluate';
import { grainOf, reading } from './metrics';
import { type Snapshot, weightsOf } from './snapshot';

/** What counts as no change over a plateau: of a loss, in shares of it; of an angle, in radians. */
const SAME_LOSS = 0.01;
const SAME_ANGLE = (0.1 * Math.PI) / 180;

export function readerOf(
  order: Order,
  cohort: Pick<Cohort, 'precision' | 'space'>,
): Reader<Sums, Snapshot, Reading> {
  const grain = grainOf(order, cohort);
  const evaluate = evaluateOn(order);
  return {
    loss: ({ squaredError }) => squaredError / 2,
    read: (sums, initialLoss, index) => reading(sums, initialLoss, order.learners[index], grain),
    isSame: (then, now) =>
      Math.abs(now.loss - then.loss) <= SAME_LOSS * then.loss &&
      Math.abs((now.alignment ?? 0) - (then.alignment ?? 0)) <= SAME_ANGLE,
    evaluator:
      evaluate &&
      ((snapshot) =>
        weightsOf(order, snapshot).map((weights) => (signal) => evaluate(weights, signal))),
  };
}

/** `engine/train` with their reader. */
export function train(
  cohort: Cohort,
  order: Order,
  pace: Pace<Reading>,
  signal: AbortSignal,
  from: Position<Reading> | null = null,
) {
  return trainAny(cohort, order, readerOf(order, cohort), pace, signal, from);
}
