/** Where the samples are in the plane, if they are: what the surface is drawn over. */
import type { Order } from '../order';

/** [n, 2], of a lifted plane without its third input; null where there is no plane. */
export function planeOf({ sizes: [inputs], data }: Order): Float64Array | null {
  if (inputs !== (data.lifted ? 3 : 2)) return null;
  return data.X.filter((_, k) => k % inputs < 2);
}
