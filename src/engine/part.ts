/** Parts of the code that are loaded when they are needed, and may not arrive. */

import type { Part } from './choice';

/** A part that did not arrive. The thread's browser may remember that: another thread asks anew. */
export class PartMissing extends Error {
  constructor(
    readonly part: Part,
    cause: unknown,
  ) {
    super(`The part “${part}” did not arrive.`, { cause });
  }
}

/** What `load` loads; throws `PartMissing` where that fails. */
export async function loadPart<T>(part: Part, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new PartMissing(part, error);
  }
}
