/** Where a run stands, as plain data: enough to go on from there on any backend that knows the form. */

import { breathe } from '../../../engine/breath';
import type { Order } from '../order';
import type { Numbers } from '../sizes';
import type { Space } from './plan';

/** W (weights), or how far it came from W₀: A [p, n] in sample space, W₀ − W [p, d] in weight space. */
export interface Snapshot {
  readonly form: Space | 'weights';
  /** In the order of the run's learners. */
  readonly learners: readonly {
    readonly hidden: Numbers;
    /** [p, o] */
    readonly beta: Numbers;
    /** [p, o], of rules whose b moves */
    readonly feedback?: Numbers;
    /** A K [p, n] as it was summed up step by step, of backends that keep it: made anew from A it would be rounded anew */
    readonly shift?: Numbers;
  }[];
}

/** A learner's weights: W [p, d], β [p, o] and the feedback weights b [p, o], row-major. */
export interface Weights {
  readonly W: Float64Array;
  readonly beta: Float64Array;
  readonly b: Float64Array;
}

/** The weights of each learner. */
export function weightsOf(order: Order, { form, learners }: Snapshot): readonly Weights[] {
  return learners.map(({ hidden, beta, feedback = order.initial.b }) => ({
    W: hiddenWeights(order, form, hidden),
    beta: Float64Array.from(beta),
    b: Float64Array.from(feedback),
  }));
}

/** The same with the first rows of W alone, which cost a share of it: [rows, d]. */
export function headsOf(order: Order, snapshot: Snapshot, rows: number): readonly Weights[] {
  const { shape, initial } = order;
  const head = {
    ...order,
    shape: { ...shape, p: rows },
    initial: { ...initial, W: initial.W.subarray(0, rows * shape.d) },
  };
  const learners = snapshot.learners.map((each) => ({
    ...each,
    hidden: each.hidden.subarray(0, (each.hidden.length / shape.p) * rows),
  }));
  return weightsOf(head, { ...snapshot, learners });
}

function hiddenWeights(order: Order, form: Snapshot['form'], hidden: Numbers): Float64Array {
  const { W } = order.initial;
  switch (form) {
    case 'weights':
      return Float64Array.from(hidden);
    case 'weight':
      return W.map((weight, k) => weight - hidden[k]);
    case 'sample':
      return lessSamples(W, hidden, order);
    default:
      return form satisfies never;
  }
}

/** W₀ − A X [p, d]. */
function lessSamples(W0: Float64Array, A: Numbers, { shape, data }: Order): Float64Array {
  const { n, d, p } = shape;
  const W = W0.slice();
  for (let r = 0; r < p; r++) {
    for (let i = 0; i < n; i++) {
      const a = A[r * n + i];
      if (a === 0) continue;
      for (let k = 0; k < d; k++) W[r * d + k] -= a * data.X[i * d + k];
    }
    breathe(n * d);
  }
  return W;
}
