/** What a side calculation answers where it cannot tell. */
export class Unknown {
  /** `why`: the rest of the sentence “… is left out: ”. */
  constructor(readonly why: string) {}
}

export const OVERFLOW = new Unknown('its numbers grow beyond all bounds');
export const SINGULAR = new Unknown('the kernel of these inputs is singular to working precision');

/** Whether all are numbers that can be shown. */
export function allFinite(values: ArrayLike<number>): boolean {
  for (let k = 0; k < values.length; k++) if (!Number.isFinite(values[k])) return false;
  return true;
}
