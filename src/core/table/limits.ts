/** How large a table may be: stated here, and nowhere else. */

import { grouped } from '../grouped';

export const limits = {
  /** Of the file or of the pasted text. */
  bytes: 5_000_000,
  rows: 50_000,
  /** Of a larger table, so many rows are trained on and so many tested on. */
  trainRows: 1000,
  testRows: 1000,
  inputs: 1000,
  outputs: 20,
  /** Of a number that is not standardised, in size: its products are finite in float32. */
  plain: 1e15,
} as const;

export const LIMITS =
  `Up to ${megabytes(limits.bytes)} and ${grouped(limits.rows)} rows (of which at most ${grouped(limits.trainRows)} are ` +
  `trained on), ${grouped(limits.inputs)} inputs, and ${limits.outputs} outputs or classes.`;

export function megabytes(bytes: number): string {
  return `${grouped(Math.ceil(bytes / 1e6))} MB`;
}
