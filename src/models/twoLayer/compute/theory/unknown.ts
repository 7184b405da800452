/** Why theory cannot tell. */
import { Unknown } from '../../../../engine/probe';

export const SINGULAR = new Unknown('the kernel of these inputs is singular to working precision');

/** Whether all are numbers that can be shown. */
export function allFinite(values: ArrayLike<number>): boolean {
  for (let k = 0; k < values.length; k++) if (!Number.isFinite(values[k])) return false;
  return true;
}
