/** Parts of the code that are loaded when they are needed, and may not arrive. */

/** A part that did not arrive. The thread's browser may remember that: another thread asks anew. */
export class PartMissing extends Error {
  constructor(part: string, cause: unknown) {
    super(`${part} did not arrive`, { cause });
  }
}

/** What `load` loads; throws `PartMissing` where that fails. `part` is named as people know it. */
export async function loadPart<T>(part: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new PartMissing(part, error);
  }
}
