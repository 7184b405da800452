/** Reads the run file that is to be replayed, from a path or from standard input. */
import { duplicates } from '../engine/runFile/duplicates';
import { type ReadRunFile, readRunFile } from '../engine/runFile/read';
import type { Laboratory } from '../models/laboratories';
import { type Laboratories, type Refusal, STANDARD_INPUT } from './arguments';
import type { Terminal } from './terminal';
import { textOf } from './text';

export type Found = Extract<ReadRunFile<Laboratory>, { readonly ok: true }>;

/** Every problem names the file. */
export async function readFile(
  path: string,
  known: Laboratories,
  terminal: Terminal,
): Promise<Found | Refusal> {
  const name = path === STANDARD_INPUT ? 'standard input' : `“${path}”`;
  const refusal = (problem: string): Refusal => ({ ok: false, problems: [`${name} ${problem}`] });
  const found = await terminal.read(path);
  if (!found.ok) return refusal(found.problem);
  const decoded = textOf(found.bytes);
  if (!decoded.ok) return refusal(decoded.problem);
  const { text } = decoded;
  if (text.trim() === '') return refusal('is empty: a run file is expected.');
  const json = jsonOf(text);
  if (!json.ok) return refusal(json.problem);
  const twice = duplicates(text);
  const read: ReadRunFile<Laboratory> =
    twice.length > 0 ? { ok: false, problems: twice } : readRunFile(json.value, known);
  if (read.ok) return read;
  return { ok: false, problems: read.problems.map((problem) => `${name}: ${problem}`) };
}

type Json =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

function jsonOf(text: string): Json {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    // All that JSON.parse throws; its message says what and where.
    const what = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `is not JSON: ${what}.${hintAt(text)}` };
  }
}

function hintAt(text: string): string {
  if (/\b(NaN|Infinity)\b/.test(text)) return ' JSON has no NaN and no Infinity.';
  return text.trimEnd().endsWith('}') ? '' : ' It may be cut off.';
}
