/** The two exact ways to take a step, and which one is cheaper (docs/model.md). */
import type { Order } from '../order';
import type { Shape } from '../sizes';

/**
 * Weight space: U = W₀ − W [p, d] is kept. Sample space: full-batch descent keeps W = W₀ − A X, so that A [p, n] is
 * enough, and X enters only through K = X Xᵀ [n, n].
 */
export type Space = 'weight' | 'sample';

/** A step costs 2·n·d·p multiply-adds in weight space and n²·p in sample space, which has no batches. */
export function cheaperSpace({ shape, batch }: Pick<Order, 'shape' | 'batch'>): Space {
  const { n, d } = shape;
  return batch >= n && n < 2 * d ? 'sample' : 'weight';
}

/** Multiply-adds of one update of one learner. */
export function stepCost({ n, d, p }: Shape, space: Space): number {
  return (space === 'sample' ? n : 2 * d) * n * p;
}
