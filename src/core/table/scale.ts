/** What the size of numbers allows: whether a column says anything, and whether it can be trained on as it stands. */
import type { Column } from './column';
import { limits } from './limits';
import { quoted } from './problems';

/** Of the largest value: a spread as small as this is what rounding leaves of equal values. */
const ROUNDING = 16 * Number.EPSILON;

/** Whether all values are one, up to the rounding of a double. */
export function isConstant(values: Float64Array): boolean {
  // Of no values, none is constant.
  const [first = Number.NaN] = values;
  let [low, high] = [first, first];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high));
}

/** Why a column cannot be trained on as it stands, unless it is standardised; null if it can. */
export function scaleProblem({ name, numbers }: Column): string | null {
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest <= limits.plain && largest >= 1 / limits.plain) return null;
  const size = largest > limits.plain ? 'large' : 'small';
  return `The numbers of column ${quoted(name)} are too ${size} to train on as they stand: switch “Standardize” on.`;
}
