/** What theory foretells of each learner of a run, from its start alone. */

import { OVERFLOW, Unknown } from '../../../../engine/probe';
import { scheduledSteps } from '../../../../engine/schedule';
import type { LearnerOfRun } from '../../learners';
import type { LearnerOrder, Order } from '../../order';
import { MOST_SAMPLES, type Prediction } from '../../theory';
import { alignmentLaw } from './alignmentLaw';
import { kernelLoss } from './kernelLoss';
import { initialSpectrum } from './kernelPair';
import { isReducible, reducedCurve, reducedStart, type Start } from './linear';
import { TOO_LONG } from './unknown';

/** A prediction that can be worked out, or fail, by itself. */
export interface Foreteller {
  readonly kind: Prediction['kind'];
  readonly learner: LearnerOfRun;
  readonly work: () => Prediction | Unknown;
}

/** Multiply-adds that a prediction may cost before the first update: about a second. */
const MOST_WORK = 1e9;

/**
 * For learners with plain FA and full batches of at most `MOST_SAMPLES` samples: the exact reduction of linear networks
 * with one output; else the loss by the eigenpairs of G₀ + H₀ without decay, and the alignment law with it (one output).
 */
export function foretellers(order: Order): readonly Foreteller[] {
  const { shape, batch, learners } = order;
  if (shape.n > MOST_SAMPLES || batch < shape.n) return [];
  const steps = scheduledSteps(order);
  let start: Start | undefined;
  const sharedStart = () => {
    start ??= reducedStart(order);
    return start;
  };
  return learners.flatMap((learner): Foreteller[] => {
    const kind = kindOf(order, learner);
    return kind
      ? [
          {
            kind,
            learner: whose(learner),
            work: () => foretold(order, learner, { kind, steps, sharedStart }),
          },
        ]
      : [];
  });
}

function kindOf(order: Order, { rule, lambda }: LearnerOrder): Prediction['kind'] | null {
  if (rule !== 'fa') return null;
  if (isReducible(order)) return 'exact';
  if (lambda === 0) return 'kernel';
  return order.shape.o > 1 ? null : 'law';
}

interface Wanted extends Pick<Prediction, 'kind' | 'steps'> {
  /** Worked out once for all learners. */
  readonly sharedStart: () => Start;
}

function foretold(
  order: Order,
  learner: LearnerOrder,
  { kind, steps, sharedStart }: Wanted,
): Prediction | Unknown {
  const prediction = { learner: whose(learner), kind, steps };
  switch (kind) {
    case 'exact': {
      if (3 * order.shape.n ** 2 * order.steps > MOST_WORK) return TOO_LONG;
      const { loss, alignment } = reducedCurve(order, learner, steps, sharedStart());
      return withLoss({ ...prediction, alignment }, loss);
    }
    case 'kernel': {
      const loss = kernelLoss(order, initialSpectrum(order), learner.eta, steps);
      return withLoss({ ...prediction, alignment: null }, loss);
    }
    case 'law': {
      const alignment = alignmentLaw(order, learner, steps);
      return alignment instanceof Unknown ? alignment : { ...prediction, loss: null, alignment };
    }
    default:
      return kind satisfies never;
  }
}

/** A loss that grows beyond all numbers on the way has a gap there; one that begins there is no prediction. */
function withLoss(rest: Omit<Prediction, 'loss'>, loss: readonly number[]): Prediction | Unknown {
  if (!Number.isFinite(loss[0])) return OVERFLOW;
  return { ...rest, loss: loss.map((value) => (Number.isFinite(value) ? value : null)) };
}

const whose = ({ id, rule }: LearnerOfRun): LearnerOfRun => ({ id, rule });
