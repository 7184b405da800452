/** Two-layer networks trained by feedback alignment and by backpropagation ([SXL]), as the worker and the command line have them. */
import type { About, Model, Types } from '../../../engine/model';
import { overflowing } from '../../../engine/ownSamples';
import type { RunInfo } from '../info';
import type { Order } from '../order';
import type { Experiment } from '../params';
import type { Reading } from '../quantities';
import { drawnOf, finalOf, statedOf } from '../runFile/write';
import { shapeOf } from '../shape';
import type { Sums } from '../sums';
import { id, wantedOf } from '../wanted';
import { backends } from './backends';
import type { Cohort } from './cohort';
import { compose, learnersOf, stiffness } from './compose';
import { type Source, sourceOf, stripOf } from './dataset/source';
import { bytesOf } from './memory';
import { cheaperSpace, stepCost } from './plan';
import { probesOf } from './probes';
import { type Snapshot, type Weights, weightsOf } from './snapshot';
import { readerOf } from './train';

interface TwoLayer extends Types {
  readonly experiment: Experiment;
  readonly source: Source;
  readonly order: Order;
  readonly about: About & Pick<RunInfo, 'shape' | 'lambdaMax' | 'strip'>;
  readonly snapshot: Snapshot;
  readonly sums: Sums;
  readonly cohort: Cohort;
  readonly reading: Reading;
  readonly weights: Weights;
}

export const twoLayer: Model<TwoLayer> = {
  id,
  wantedOf,
  bytesOf,
  effort: {
    drawing(experiment, table) {
      const { n, d, p } = shapeOf(experiment, table);
      return n * p * (2 * d + n);
    },
    update: (order) => stepCost(order.shape, cheaperSpace(order)),
  },
  load: sourceOf,
  compose(experiment, source) {
    const { order, lambdaMax } = compose(experiment, source);
    return { order, about: aboutOf(order, lambdaMax, stripOf(experiment, source)) };
  },
  given: (order) => ({ order, about: aboutOf(order, stiffness(order), null) }),
  refusalOf({ data }, { own }) {
    const column = own ? overflowing(own, data) : null;
    return column === null ? null : { code: 'unusable-data', column };
  },
  retuned: (experiment, { lambdaMax }) => learnersOf(experiment, lambdaMax),
  backends,
  readerOf,
  sizesOf: ({ shape: { n, d, p, o } }) => ({ n, d, p, o }),
  weightsOf,
  fileOf: (order) => ({ stated: statedOf(order), drawn: drawnOf(order) }),
  finalOf,
  probesOf,
};

function aboutOf(order: Order, lambdaMax: number, strip: RunInfo['strip']): TwoLayer['about'] {
  const { shape, data } = order;
  const tested = data.test ? data.test.Y.length / shape.o : 0;
  return { shape, tested, lambdaMax, strip };
}
