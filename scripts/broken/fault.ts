/** What a fault is: one edit of one source, which some test must see; and how it is made. */

import { dirname } from 'node:path';

export interface Fault {
  /** Short, and no other fault's. */
  readonly id: string;
  readonly file: string;
  /** Stands there exactly once. */
  readonly from: string;
  readonly to: string;
  /** What a person would meet, or which law is broken. */
  readonly what: string;
  /** The files whose tests are to see it. */
  readonly tests: readonly string[];
  /** Of those, the tests whose full names match it: a browser's tests are slow. */
  readonly named?: string;
  /** Why no test need see it. */
  readonly survives?: string;
}

/** The source with the fault in it; null where `from` does not stand there exactly once. */
export function brokenBy({ from, to }: Pick<Fault, 'from' | 'to'>, source: string): string | null {
  const [before, after, ...more] = source.split(from);
  return after === undefined || more.length > 0 ? null : `${before}${to}${after}`;
}

/** The kernel is compiled from all its sources at once, as one module. */
export const KERNEL = 'src/models/twoLayer/compute/simd/kernel/kernel.ts';

export const isInKernel = ({ file }: Fault) => dirname(file) === dirname(KERNEL);

/** Whether some of its tests run in a browser, alone or too. */
export const needsBrowser = ({ tests }: Fault) =>
  tests.some((test) => /\.(browser|both)\./.test(test));
