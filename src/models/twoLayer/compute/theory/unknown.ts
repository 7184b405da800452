/** Why theory cannot tell. */
import { Unknown } from '../../../../engine/probe';
import type { WhyNot } from '../../theory';

const because = (code: WhyNot) => new Unknown({ code });

/** The kernel of the inputs is singular to working precision. */
export const SINGULAR = because('singular');

/** So many steps of so many samples. */
export const TOO_LONG = because('too-long');

/** Whether all are numbers that can be shown. */
export function allFinite(values: ArrayLike<number>): boolean {
  for (let k = 0; k < values.length; k++) if (!Number.isFinite(values[k])) return false;
  return true;
}
