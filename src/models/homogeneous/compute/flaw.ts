/** What is to be said of data before any network has seen them: whether the premise of the theorems can hold at all. */
import type { Flaw } from '../info';
import type { Order } from '../order';
import { bestOf } from './measure';

export function flawOf(order: Order): Flaw | null {
  const { y } = order.data;
  const samples = oppositesIn(order);
  if (samples) return { code: 'opposite', samples };
  if (y.every((each) => each === y[0])) return { code: 'one-class' };
  if (order.activation === 'linear' && bestOf(order) === 'none') return { code: 'inseparable' };
  return null;
}

/** The first two samples that differ in their label alone. */
function oppositesIn({ sizes: [d], data: { X, y } }: Order): readonly [number, number] | null {
  const known = new Map<string, number>();
  for (const [i, label] of y.entries()) {
    const inputs = X.subarray(i * d, (i + 1) * d).join();
    const first = known.get(inputs) ?? i;
    if (y[first] !== label) return [first, i];
    known.set(inputs, first);
  }
  return null;
}
