/** From an experiment to an order: data and weights are drawn, nothing is left to chance. */
import type { OwnData } from '../../../core/table/ownData';
import { NO_STOPS } from '../../../engine/order';
import { normals, type Role } from '../../../engine/random';
import { sizesOf } from '../inputs';
import { learner, learnerOfRun } from '../learners';
import type { Layers, LearnerOrder, Order } from '../order';
import type { Experiment } from '../params';
import { dataOf } from './dataset';

export function compose(experiment: Experiment, own: OwnData | null = null): Order {
  const { layers, p, activation, loss, step, steps, seed, scale } = experiment;
  const hidden = Array.from({ length: layers - 1 }, () => p);
  const sizes = [sizesOf(experiment, own).d, ...hidden, 1];
  return {
    ...{ sizes, activation, loss, stepRule: step, seed, steps, every: 'log', stops: NO_STOPS },
    data: dataOf(experiment, own),
    initial: {
      W: matrices(sizes, (layer, rows, columns) =>
        drawn(seed, `weights of layer ${layer}`, rows * columns, scale / Math.sqrt(columns)),
      ),
      // On the way back it is the rows that are summed over.
      B: matrices(sizes, (layer, rows, columns) =>
        drawn(seed, `feedback weights of layer ${layer}`, rows * columns, 1 / Math.sqrt(rows)),
      ),
    },
    learners: learnersOf(experiment),
  };
}

export function learnersOf({ learners, eta, lambda }: Experiment): readonly LearnerOrder[] {
  return learners.map((id) => ({
    ...learnerOfRun(id),
    ...{ eta, lambda: learner(id).decays ? lambda : 0, until: null },
  }));
}

function matrices(
  sizes: readonly number[],
  of: (layer: number, rows: number, columns: number) => Float64Array,
): Layers {
  return sizes.slice(1).map((rows, k) => of(k + 1, rows, sizes[k]));
}

/** size · N(0, 1), rounded to float32. */
function drawn(seed: number, role: Role, count: number, size: number): Float64Array {
  return normals(seed, role, count).map((each) => Math.fround(size * each));
}
