/** What a run file says of an order of two-layer networks, and of their weights. */
import type { Node } from '../../../core/json';
import type { Initial, Order } from '../order';

type Sized = Pick<Order, 'shape'>;

/** Data and initial weights. */
export function drawnOf({ shape, data, initial }: Pick<Order, 'shape' | 'data' | 'initial'>) {
  const { d, o } = shape;
  return {
    data: {
      X: { values: data.X, width: d },
      Y: { values: data.Y, width: o },
      Xtest: data.test && { values: data.test.X, width: d },
      Ytest: data.test && { values: data.test.Y, width: o },
    },
    initial: finalOf({ shape }, initial),
  } as const satisfies Readonly<Record<string, Node>>;
}

/** What the order itself says of its experiment. */
export function statedOf({ activation, steps, shape, learners }: Order) {
  const { n, d, p, o: outputs } = shape;
  return { activation, steps, p, n, d, outputs, learners: learners.map(({ id }) => id) };
}

/** W [p, d], β and b [p, o]. */
export function finalOf({ shape: { d, o } }: Sized, { W, beta, b }: Initial) {
  return {
    W: { values: W, width: d },
    beta: { values: beta, width: o },
    b: { values: b, width: o },
  };
}
