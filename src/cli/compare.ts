/** Compares the history of a replay with the one in its file. */
import type { LearnerOfRun } from '../engine/order';
import type { History } from '../engine/quantity';
import type { Recorded } from './job';

/** The largest relative deviation of a quantity, and where it is. */
export interface Deviation {
  readonly quantity: string;
  /** |new − old| / max(|new|, |old|); infinite where one of them alone is undefined. */
  readonly size: number;
  readonly learner: LearnerOfRun;
  readonly step: number;
}

/** One for each column of the new histories that both have at a common step. */
export function deviations(
  before: readonly Recorded[],
  after: readonly History[],
): readonly Deviation[] {
  const [{ step: _, ...columns }] = after;
  return Object.keys(columns).flatMap((quantity) => {
    const all = before.flatMap((run, index) => deviationsOf(quantity, run, after[index]));
    return all.length === 0
      ? []
      : [all.reduce((most, each) => (each.size > most.size ? each : most))];
  });
}

function deviationsOf(quantity: string, before: Recorded, found: History): Deviation[] {
  const { history: old } = before;
  const [oldColumn, foundColumn] = [old?.[quantity], found[quantity]];
  if (!old || !oldColumn || !foundColumn) return [];
  const places = new Map(found.step.map((step, place) => [step, place]));
  return old.step.flatMap((step, index) => {
    const place = places.get(step);
    if (place === undefined) return [];
    const size = deviation(oldColumn[index], foundColumn[place]);
    return [{ quantity, size, learner: before, step }];
  });
}

function deviation(old: number | null, found: number | null): number {
  if (old === found) return 0;
  if (old === null || found === null) return Number.POSITIVE_INFINITY;
  return Math.abs(found - old) / Math.max(Math.abs(found), Math.abs(old));
}
