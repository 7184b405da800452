/** What stands in the dialog before it is accepted: where it comes from, what was read, what was chosen. */
import { type Choice, suggested } from '../../experiment/ownData/choice';
import { quoted, type Read, refused } from '../../experiment/ownData/problems';
import { readTable, type Table } from '../../experiment/ownData/table';
import { oversize, textOf } from '../../experiment/ownData/text';

export interface Draft {
  /** Name of the file; null: pasted. */
  readonly file: string | null;
  readonly text: string;
  readonly content: Read<Chosen>;
}

export interface Chosen {
  readonly table: Table;
  readonly choice: Choice;
}

/** `named` as in `readTable`. */
export function draftOf(file: string | null, text: string, named: boolean | null = null): Draft {
  const read = readTable(file ?? 'pasted table', text, named);
  if (!read.ok) return { file, text, content: read };
  const table = read.value;
  return { file, text, content: { ok: true, value: { table, choice: suggested(table) } } };
}

export async function draftOfFile(file: File): Promise<Draft> {
  const large = oversize(file.name, file.size);
  const text = large ? refused(large) : await textOfFile(file);
  return text.ok ? draftOf(file.name, text.value) : { file: file.name, text: '', content: text };
}

async function textOfFile(file: File): Promise<Read<string>> {
  try {
    return textOf(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    // The file went away since, or is a folder, or may not be read: the browser knows which.
    const why = error instanceof Error ? error.message : String(error);
    return refused(`${quoted(file.name)} could not be read: ${why}`);
  }
}
