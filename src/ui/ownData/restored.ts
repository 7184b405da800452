/** What was kept of a table, made a table again; loaded where there is one, with all that reads tables. */
import * as v from 'valibot';
import type { OwnData } from '../../core/table/ownData';
import { take } from '../../core/table/take';
import { chosenIn, type Draft, draftOf } from './draft';
import { keptSchema } from './keptSchema';

interface Restored {
  readonly id: string;
  readonly draft: Draft;
  readonly own: OwnData;
}

/** Null if an older page kept what this one cannot read. */
export function restored(value: unknown): Restored | null {
  const parsed = v.safeParse(keptSchema, value);
  if (!parsed.success) return null;
  const { id, file, text, note, reading, choice } = parsed.output;
  const read = draftOf({ file, text, note }, reading);
  if (!read.content.ok) return null;
  const { table } = read.content.value;
  if (choice.roles.length !== table.columns.length) return null;
  const taken = take(table, choice);
  return taken.ok ? { id, draft: chosenIn(read, choice), own: taken.value.own } : null;
}
