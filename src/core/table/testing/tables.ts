/** Makes a table of a text, and of that what a run is given or a person told. Tests only. */
import { type Choice, suggested } from '../choice';
import { BY_ITSELF, type Reading, readTable, type Table } from '../table';
import { take } from '../take';

export function tableOf(text: string, reading: Partial<Reading> = {}): Table {
  const read = readTable('t.csv', text, { ...BY_ITSELF, ...reading });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.value;
}

export const valuesOf = (table: Table) => table.columns.map(({ numbers }) => [...numbers]);

export function takenOf(
  text: string,
  reading: Partial<Reading> = {},
  change: Partial<Choice> = {},
) {
  const table = tableOf(text, reading);
  return take(table, { ...suggested(table), ...change });
}

export function problemsOf(...asked: Parameters<typeof takenOf>): readonly string[] {
  const taken = takenOf(...asked);
  return taken.ok ? [] : taken.problems;
}

export function notesOf(...asked: Parameters<typeof takenOf>): readonly string[] {
  const taken = takenOf(...asked);
  if (!taken.ok) throw new Error(taken.problems.join(' '));
  return taken.value.notes;
}
