/** The inputs as a person knows them, and whether they are in the plane: what the surface is drawn over. */
import type { Order } from '../order';

/** [n, d] without the last input of 1, where there is one. */
export function inputsOf({ sizes: [inputs], data: { X, lifted } }: Order): Float64Array {
  return lifted ? X.filter((_, k) => k % inputs < inputs - 1) : X;
}

/** [n, 2]; null where they are not in the plane. */
export function planeOf(order: Order): Float64Array | null {
  const X = inputsOf(order);
  return X.length === 2 * order.data.y.length ? X : null;
}
