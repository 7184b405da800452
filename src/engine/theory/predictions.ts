/** What theory foretells of each learner of a run, from its start alone. */
import type { LearnerOfRun } from '../../experiment/learners';
import type { LearnerOrder, Order } from '../../experiment/order';
import { MOST_SAMPLES, type Prediction } from '../../experiment/theory';
import { scheduledSteps } from '../train';
import { alignmentLaw } from './alignmentLaw';
import { kernelLoss } from './kernelLoss';
import { initialSpectrum } from './kernelPair';
import { isReducible, reducedCurve, reducedStart } from './linear';

/**
 * For learners with plain FA and full batches of at most `MOST_SAMPLES` samples: the exact reduction of linear networks
 * with one output; else the loss by the eigenpairs of G₀ + H₀ without decay, and the alignment law with it (one output).
 */
export function predictions(order: Order): readonly Prediction[] {
  const { shape, batch, learners } = order;
  if (shape.n > MOST_SAMPLES || batch < shape.n) return [];
  const steps = scheduledSteps(order);
  const fa = learners.filter(({ rule }) => rule === 'fa');
  if (fa.length === 0) return [];
  if (isReducible(order)) {
    const start = reducedStart(order);
    return fa.map((learner) => ({
      ...{ learner: whose(learner), kind: 'exact', steps },
      ...reducedCurve(order, learner, steps, start),
    }));
  }
  return fa.flatMap((learner) => wide(order, learner, steps));
}

function wide(order: Order, learner: LearnerOrder, steps: readonly number[]): Prediction[] {
  const { eta, lambda } = learner;
  if (lambda === 0) {
    const loss = kernelLoss(order, initialSpectrum(order), eta, steps);
    return [{ learner: whose(learner), kind: 'kernel', steps, loss, alignment: null }];
  }
  if (order.shape.o > 1) return [];
  const alignment = alignmentLaw(order, learner, steps);
  return [{ learner: whose(learner), kind: 'law', steps, loss: null, alignment }];
}

const whose = ({ id, rule }: LearnerOfRun): LearnerOfRun => ({ id, rule });
