/** Reads the run file that is to be replayed, from a path or from standard input. */
import { type ReadRunFile, readRunFile } from '../experiment/runFile/read';
import { type Refusal, STANDARD_INPUT } from './arguments';
import type { Terminal } from './terminal';

type Read = Extract<ReadRunFile, { readonly ok: true }> | Refusal;

/** Every problem names the file. */
export async function readFile(path: string, terminal: Terminal): Promise<Read> {
  const name = path === STANDARD_INPUT ? 'standard input' : `“${path}”`;
  const refusal = (problem: string): Refusal => ({ ok: false, problems: [`${name} ${problem}`] });
  let text: string;
  try {
    text = await (path === STANDARD_INPUT ? terminal.readInput() : terminal.read(path));
  } catch (error) {
    return refusal(`cannot be read: ${reasonOf(error)}.`);
  }
  if (text.trim() === '') return refusal('is empty: a run file is expected.');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const hint = /\b(NaN|Infinity)\b/.test(text) ? ' JSON has no NaN and no Infinity.' : '';
    return refusal(`is not JSON: ${messageOf(error)}.${hint}`);
  }
  const read = readRunFile(json);
  if (read.ok) return read;
  return { ok: false, problems: read.problems.map((problem) => `${name}: ${problem}`) };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
      return 'its permissions forbid it';
    case 'ERR_STRING_TOO_LONG':
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'it is too large; a file without final weights is smaller';
    default:
      return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
