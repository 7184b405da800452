/** What is to be said of data before any network has seen them: whether the premise of the theorems can hold at all. */
import type { Flaw } from '../info';
import type { Order } from '../order';
import { bestOf } from './measure';

export function flawOf(order: Order): Flaw | null {
  const { y } = order.data;
  if (hasOpposites(order)) return { code: 'opposite' };
  if (y.every((each) => each === y[0])) return { code: 'one-class' };
  if (order.activation === 'linear' && bestOf(order) === 'none') return { code: 'inseparable' };
  return null;
}

/** Whether two samples differ in their label alone. */
function hasOpposites({ sizes: [d], data: { X, y } }: Order): boolean {
  const labels = new Map<string, number>();
  return y.some((label, i) => {
    const inputs = X.subarray(i * d, (i + 1) * d).join();
    const known = labels.get(inputs) ?? label;
    labels.set(inputs, known);
    return known !== label;
  });
}
