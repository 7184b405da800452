/** What stands in the dialog before it is accepted: where it comes from, what was read, what was chosen. */
import { type Choice, suggested } from '../../core/table/choice';
import { quoted, type Read, refused } from '../../core/table/problems';
import { BY_ITSELF, type Reading, readTable, type Table } from '../../core/table/table';
import { oversize, textOf } from '../../core/table/text';

interface Source {
  /** Name of the file; null: pasted. */
  readonly file: string | null;
  readonly text: string;
  /** What was made of the file's bytes, if that is to be told. */
  readonly note: string | null;
}

export interface Draft extends Source {
  readonly reading: Reading;
  readonly content: Read<Chosen>;
}

export interface Chosen {
  readonly table: Table;
  readonly choice: Choice;
}

export function draftOf(source: Source, reading: Reading): Draft {
  const read = readTable(source.file ?? 'pasted table', source.text, reading);
  if (!read.ok) return { ...source, reading, content: read };
  const table = read.value;
  const content = { ok: true, value: { table, choice: suggested(table) } } as const;
  return { ...source, reading, content };
}

/** Of pasted text; null if there is none. */
export function draftOfText(text: string): Draft | null {
  return text.trim() === '' ? null : draftOf({ file: null, text, note: null }, BY_ITSELF);
}

/** The same text read otherwise; what was chosen stays, unless the columns are others. */
export function readAgain(draft: Draft, change: Partial<Reading>): Draft {
  const { file, text, note, reading, content } = draft;
  const again = draftOf({ file, text, note }, { ...reading, ...change });
  if (!content.ok || !again.content.ok) return again;
  const { table, choice } = content.value;
  const kinds = (each: Table) => each.columns.map(({ kind }) => kind).join();
  return kinds(table) === kinds(again.content.value.table) ? chosenIn(again, choice) : again;
}

/** The draft with another choice; one that could not be read has none. */
export function chosenIn(draft: Draft, choice: Choice): Draft {
  if (!draft.content.ok) return draft;
  return { ...draft, content: { ok: true, value: { ...draft.content.value, choice } } };
}

export async function draftOfFile(file: File): Promise<Draft> {
  const large = oversize(file.name, file.size);
  const read = large ? refused(large) : await textOfFile(file);
  if (read.ok) return draftOf({ file: file.name, ...read.value }, BY_ITSELF);
  return { file: file.name, text: '', note: null, reading: BY_ITSELF, content: read };
}

async function textOfFile(file: File) {
  try {
    return textOf(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    // The file went away since, or is a folder, or may not be read: the browser knows which.
    const why = error instanceof Error ? error.message : String(error);
    return refused(`${quoted(file.name)} could not be read: ${why}`);
  }
}
