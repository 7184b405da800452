/** What of a run's lines is in sight, and what is said where nothing is. */
import { grouped } from '../../core/grouped';
import type { Measurement, Reading } from '../../engine/measurement';
import type { LearnerOfRun } from '../../engine/order';
import type { Scale } from '../view';

/** One step: a value for each learner, in the run's order; null leaves a gap. */
export interface Row {
  readonly step: number;
  readonly values: readonly (number | null)[];
}

export const rowOf = (
  { step, readings }: Measurement,
  read: (reading: Reading) => number | null,
): Row => ({ step, values: readings.map(read) });

/** Which steps and which learners are in sight. */
export interface Sight {
  readonly from: number;
  readonly to: number;
  /** By the place of a learner in the run. */
  readonly shows: (index: number) => boolean;
}

/** Shows the learners of a run that are not hidden. */
export function showing(
  learners: readonly LearnerOfRun[],
  hidden: ReadonlySet<string>,
): Sight['shows'] {
  const left = new Set(learners.flatMap(({ id }, place) => (hidden.has(id) ? [place] : [])));
  return (index) => !left.has(index);
}

/** The rows from `from` to `to`. */
export function rowsIn(rows: readonly Row[], { from, to }: Sight): readonly Row[] {
  return rows.filter(({ step }) => step >= from && step <= to);
}

/** The rows in sight, and on each side the next one, to which the line leads. */
export function rowsAround(rows: readonly Row[], { from, to }: Sight): readonly Row[] {
  const first = rows.findIndex(({ step }) => step >= from);
  const last = rows.findLastIndex(({ step }) => step <= to);
  return first < 0 ? rows.slice(-1) : rows.slice(Math.max(0, first - 1), last + 2);
}

/** Every value in sight. */
export function valuesIn(rows: readonly Row[], sight: Sight): readonly (number | null)[] {
  return rowsIn(rows, sight).flatMap(({ values }) => values.filter((_, k) => sight.shows(k)));
}

/** Why no line is to be seen, in a sentence; null where one is. */
export function nothingIn(rows: readonly Row[], sight: Sight, scale: Scale): string | null {
  const last = rows.at(-1);
  if (!last) return null;
  if (!last.values.some((_, index) => sight.shows(index))) {
    return 'Every line is hidden: a click on a name in the readout brings it back.';
  }
  const where = `between steps ${grouped(sight.from)} and ${grouped(sight.to)}`;
  if (rowsIn(rows, sight).length === 0) {
    return `No measurement ${where}${last.step < sight.from ? ' yet' : ''}.`;
  }
  const values = valuesIn(rows, sight).filter((value) => value !== null);
  if (values.length === 0) return `No value ${where}.`;
  return scale === 'log' && !values.some((value) => value > 0)
    ? `Only zeros ${where}: a log scale has no place for them.`
    : null;
}

/** A log scale has no place for what is not above 0: it leaves a gap. */
export function placeable(value: number | null, scale: Scale): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return scale === 'log' && value <= 0 ? null : value;
}
