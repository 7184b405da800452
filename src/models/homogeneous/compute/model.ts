/** Deep homogeneous networks ([JT]), as the worker and the command line have them. */
import type { OwnData } from '../../../core/table/ownData';
import { neverLost } from '../../../engine/backend';
import type { About, Model, Types } from '../../../engine/model';
import { overflowing } from '../../../engine/ownSamples';
import type { RunInfo } from '../info';
import { sizesOf } from '../inputs';
import type { Layers, Order } from '../order';
import type { Experiment } from '../params';
import { type Reading, readingOf } from '../quantities';
import type { State } from '../state';
import { id, wantedOf } from '../wanted';
import { type Cohort, cohortOf, type Snapshot, workOf } from './cohort';
import { compose, learnersOf } from './compose';
import { flawOf } from './flaw';
import { optimumOf } from './measure';
import { inputsOf } from './plane';
import { probesOf } from './probes';

interface Homogeneous extends Types {
  readonly experiment: Experiment;
  readonly order: Order;
  readonly source: { readonly own: OwnData | null };
  readonly about: About & Pick<RunInfo, 'data' | 'flaw' | 'optimum'>;
  readonly snapshot: Snapshot;
  readonly sums: State;
  readonly cohort: Cohort;
  readonly reading: Reading;
  readonly weights: Layers;
}

/** Two readings are the same to speak of where the direction has moved so little, and nothing else is asked. */
const SAME_PATH = 1e-3;

export const homogeneous: Model<Homogeneous> = {
  ...{ id, wantedOf },
  bytesOf: (experiment, own) => 8 * numbersOf(experiment, own),
  effort: {
    drawing: (experiment, own) => 10 * numbersOf(experiment, own),
    update: workOf,
  },
  load: async (_, own) => ({ own }),
  compose(experiment, { own }) {
    const order = compose(experiment, own);
    return { order, about: aboutOf(order) };
  },
  given: (order) => ({ order, about: aboutOf(order) }),
  refusalOf({ data: { X, y } }, { own }) {
    const column = own && overflowing({ ...own, inputs: [...own.inputs, '1'] }, { X, Y: y });
    return column ? { code: 'unusable-data', column } : null;
  },
  retuned: learnersOf,
  backends: {
    sizeOf: ({ sizes }) => sizes.join(),
    open: {
      reference: () => ({ ok: true, precision: 'float64', lost: neverLost, cohort: cohortOf }),
    },
  },
  readerOf: () => ({
    loss: ({ lnLoss }) => Math.exp(lnLoss),
    read: readingOf,
    isSame: (then, now) => Math.abs((now.path ?? 0) - (then.path ?? 0)) <= SAME_PATH,
    evaluator: null,
  }),
  sizesOf: ({ sizes, data: { y } }) => ({
    n: y.length,
    d: sizes[0],
    L: sizes.length - 1,
    p: sizes[1],
  }),
  weightsOf: (_, { learners }) => learners.map(({ W }) => W),
  fileOf: ({ sizes, data: { X, y }, initial, learners, activation, loss, stepRule, steps }) => ({
    stated: {
      ...{ activation, loss, step: stepRule, steps, layers: sizes.length - 1, p: sizes[1] },
      ...{ n: y.length, learners: learners.map(({ id }) => id) },
    },
    drawn: {
      data: { X: { values: X, width: sizes[0] }, y: { values: y, width: 1 } },
      initial: { W: matrices(initial.W, sizes), B: matrices(initial.B, sizes) },
    },
  }),
  finalOf: ({ sizes }, W) => ({ W: matrices(W, sizes) }),
  probesOf,
};

function aboutOf(order: Order): Homogeneous['about'] {
  const { y } = order.data;
  return {
    tested: 0,
    data: { X: inputsOf(order), y },
    flaw: flawOf(order),
    optimum: optimumOf(order),
  };
}

const matrices = (layers: Layers, sizes: readonly number[]) =>
  layers.map((values, k) => ({ values, width: sizes[k] }));

/** Numbers that a run holds at its height, about: data, weights four times a learner, and what a pass leaves. */
function numbersOf(experiment: Experiment, own: OwnData | null): number {
  const { layers, p, learners } = experiment;
  const { n, d } = sizesOf(experiment, own);
  const weights = d * p + (layers - 2) * p * p + p;
  return n * d + weights * (4 * learners.length + 2) + 3 * n * (d + layers * p);
}
