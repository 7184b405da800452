/** A laboratory in a hundred lines: linear regression by gradient descent. All a page and a file need of it follows. */
import { schemaOf } from '../../core/schema/schema';
import { neverLost } from '../../engine/backend';
import type { Facts } from '../../engine/facts';
import { dot, norm2 } from '../../engine/linear';
import type { Reading } from '../../engine/measurement';
import type { About, Model, Types } from '../../engine/model';
import { NO_STOPS, type Order } from '../../engine/order';
import { quantitiesOf, reached } from '../../engine/quantity';
import { normals } from '../../engine/random';
import { measuringInterval } from '../../engine/schedule';

const number = { kind: 'number', group: 'all', integer: true, scale: 'log', unit: '' } as const;

const schema = schemaOf({
  n: {
    ...number,
    label: 'Samples',
    symbol: 'n',
    default: 20,
    min: 1,
    max: 1000,
    help: 'Rows of X.',
  },
  d: {
    ...number,
    label: 'Inputs',
    symbol: 'd',
    default: 5,
    min: 1,
    max: 100,
    help: 'Columns of X.',
  },
  steps: { ...number, label: 'Steps', default: 100, min: 1, max: 10_000, help: 'Updates.' },
  seed: {
    ...number,
    scale: 'linear',
    label: 'Seed',
    default: 1,
    min: 0,
    max: 1e6,
    help: 'Of X and of the weights.',
  },
  learners: {
    ...{ kind: 'set', group: 'all', label: 'Learners', help: 'What trains.' },
    default: ['slow', 'fast'],
    options: [
      { value: 'slow', label: 'Slow' },
      { value: 'fast', label: 'Fast' },
    ],
  },
} as const);

type Experiment = typeof schema.defaults;

const RATES: Readonly<Record<string, number>> = { slow: 0.01, fast: 0.03 };
const id = 'regression';
const wantedOf = () => ({ backend: 'auto', precision: 'float64' }) as const;

export const facts = {
  ...{
    id,
    name: 'Linear regression',
    tab: 'Regression',
    schema,
    groups: { all: 'Regression' },
    wantedOf,
  },
  ...{ aside: ['seed'], opening: 'A line', presets: [], table: null },
  ...{ presetOf: () => undefined, applies: () => true, isTunable: () => false },
  ...{ isControl: () => false, foretells: () => false },
  differenceOf: (one, other) => (one.n === other.n ? 'same n' : `n = ${one.n}`),
  stepsOf: ({ steps }) => steps,
  learnersOf: ({ learners }) => learners.map((id) => ({ id, rule: 'gd' })),
  nameOf: (learner) => ({ long: `The ${learner.id} one`, short: learner.id }),
  quantities: quantitiesOf(
    {
      loss: { symbol: 'loss', format: 'number', shows: 'always' },
      distance: {
        ...{ symbol: '‖w − w*‖', help: 'How far it is from the truth', format: 'number' },
        shows: 'always',
      },
    },
    { reached },
  ),
} as const satisfies Facts<Experiment>;

interface Regression extends Types {
  readonly experiment: Experiment;
  readonly order: Order & {
    readonly d: number;
    readonly X: Float64Array;
    readonly truth: Float64Array;
  };
  readonly about: About;
  readonly snapshot: readonly Float64Array[];
  readonly sums: { readonly loss: number; readonly distance: number };
  readonly reading: Reading & { readonly distance: number };
  readonly weights: Float64Array;
}

export const model: Model<Regression> = {
  ...{ id, wantedOf, bytesOf: ({ n, d }) => 8 * n * d, load: async () => null },
  effort: { drawing: ({ n, d }) => n * d, update: ({ X }) => 2 * X.length },
  compose({ n, d, steps, seed, learners }) {
    const rates = { lambda: 0, until: null, rule: 'gd' };
    const order = {
      ...{ d, seed, steps, every: measuringInterval(steps), stops: NO_STOPS },
      learners: learners.map((each) => ({ ...rates, id: each, eta: RATES[each] / n })),
      X: normals(seed, 'inputs', n * d),
      truth: normals(seed, 'targets', d),
    };
    return { order, about: { tested: 0 } };
  },
  given: (order) => ({ order, about: { tested: 0 } }),
  ...{ refusalOf: () => null, retuned: () => [], probesOf: () => [] },
  backends: {
    sizeOf: ({ X }) => String(X.length),
    open: {
      reference: () => ({ ok: true, precision: 'float64', lost: neverLost, cohort: cohortOf }),
    },
  },
  readerOf: () => ({
    loss: ({ loss }) => loss,
    read: (sums, first) => ({ ...sums, relativeLoss: sums.loss / first, test: null }),
    ...{ isSame: () => false, evaluator: null },
  }),
  sizesOf: ({ d, X }) => ({ n: X.length / d, d }),
  weightsOf: (_, snapshot) => snapshot,
  fileOf: ({ d, X }) => ({ stated: { d }, drawn: { data: { X: { values: X, width: d } } } }),
  finalOf: ({ d }, w) => ({ w: { values: w, width: d } }),
};

function cohortOf({ d, X, truth, learners }: Regression['order'], from?: Regression['snapshot']) {
  const weights = learners.map((_, k) => from?.[k].slice() ?? new Float64Array(d));
  const rows = Array.from({ length: X.length / d }, (_, i) => X.subarray(i * d, (i + 1) * d));
  const errors = (w: Float64Array) => rows.map((x) => dot(x, 0, w, 0, d) - dot(x, 0, truth, 0, d));
  const update = (w: Float64Array, eta: number) =>
    errors(w).forEach((error, i) => {
      for (let k = 0; k < d; k++) w[k] -= eta * error * rows[i][k];
    });
  return {
    precision: 'float64' as const,
    advance(_: number, count: number) {
      for (let step = 0; step < count; step++) {
        for (const [k, w] of weights.entries()) update(w, learners[k].eta);
      }
    },
    settle: async () => {},
    measure: async () =>
      weights.map((w) => ({
        loss: norm2(Float64Array.from(errors(w))) / 2,
        distance: Math.sqrt(norm2(w.map((each, k) => each - truth[k]))),
      })),
    snapshot: async () => weights.map((w) => w.slice()),
    dispose() {},
  };
}
