/** At which steps the command line measures: those of the page, the multiples of a number, or those of a file. */
import type { Order } from '../engine/order';

export interface Schedule {
  /** The order's own schedule, which is always measured (see `train`). */
  readonly every: Order['every'];
  /** Further steps, ascending. */
  readonly extra: readonly number[];
  /** Of all that is measured, what enters the history. */
  readonly keeps: (step: number) => boolean;
}

/** As the page does. */
export function usual(every: Order['every']): Schedule {
  return { every, extra: [], keeps: () => true };
}

/** At the multiples of `every` and at the last step. */
export function multiples(every: number, steps: number): Schedule {
  return { every, extra: [], keeps: (step) => step % every === 0 || step === steps };
}

/** At the given steps, and from their end on by the order's own schedule: a history that broke off is completed. */
export function following(given: readonly number[], { every }: Pick<Order, 'every'>): Schedule {
  const known = new Set(given);
  const last = given.at(-1) ?? -1;
  return { every, extra: given, keeps: (step) => known.has(step) || step > last };
}
