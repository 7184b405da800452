/** How much memory a run needs, told before anything is allocated. */

import type { OwnData } from '../../../core/table/ownData';
import { batchOf } from '../order';
import type { Experiment } from '../params';
import { rowOf } from '../rules/rules';
import { shapeOf, testSamples } from '../shape';
import { cheaperSpace } from './plan';

const DOUBLE = 8;

/**
 * Bytes that a run needs at its height, about: what is drawn (float64), the learners' state on the backend, and
 * checkpoints: the last ones here, and the page's. An upper bound over the backends that may take it.
 */
export function bytesOf(experiment: Experiment, own: OwnData | null = null): number {
  const { learners, precision, feedback } = experiment;
  const { n, d, p, o } = shapeOf(experiment, own);
  const m = testSamples(experiment, own);
  const size = precision === 'float64' || experiment.backend === 'reference' ? DOUBLE : 4;
  const space = cheaperSpace({ shape: { n, d, p, o }, batch: batchOf(experiment, n) });
  const drawnPerUnit = rowOf(feedback)?.draws?.perUnit({ n, d, p, o }) ?? 0;
  const drawn = DOUBLE * (2 * p * d + p * n + n * (d + o) + 3 * p * o + p * drawnPerUnit);
  // A learner keeps its drift, its activations and, on the way, one more copy of the larger of them; Q and the last β too.
  const learner = size * p * (2 * (space === 'sample' ? n : d) + n + Math.max(n, d) + 5 * o);
  const shared = size * (p * n + 3 * n * (d + n));
  const testing = DOUBLE * m * (d + p + 2 * o);
  // In sample space A and A K; the tensor backend's travels in float64.
  const checkpoint = size * p * (2 * (space === 'sample' ? n : d) + 4 * o);
  return drawn + (learner + 3 * checkpoint) * learners.length + shared + testing;
}
