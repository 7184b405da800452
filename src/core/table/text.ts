/** From a file to its text: too large a file is refused before it is read, and what is no text after. */
import { limits, megabytes } from './limits';
import { quoted, type Read, refused } from './problems';

/** Why something of so many bytes is refused; null if it is not. */
export function oversize(name: string, bytes: number): string | null {
  if (bytes <= limits.bytes) return null;
  return `${quoted(name)} has ${megabytes(bytes)}: at most ${megabytes(limits.bytes)} can be read.`;
}

export interface Text {
  readonly text: string;
  /** What was made of bytes that are not UTF-8, in a sentence; null if they are. */
  readonly note: string | null;
}

/** What no text has in it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/;

/** UTF-8, UTF-16 as spreadsheets save “Unicode text”, or else the Windows encoding of western languages. */
export function textOf(name: string, bytes: Uint8Array): Read<Text> {
  const wide = wideEncoding(bytes);
  const text = decoded(bytes, wide ?? 'utf-8');
  if (text !== null && !CONTROL.test(text)) return { ok: true, value: { text, note: null } };
  const western = wide ? null : decoded(bytes, 'windows-1252');
  if (text !== null || western === null || CONTROL.test(western)) {
    return refused(
      `${quoted(name)} is not plain text in UTF-8: save a spreadsheet as “CSV UTF-8” first.`,
    );
  }
  const note = `${quoted(name)} is not in UTF-8: its letters were read as Windows-1252.`;
  return { ok: true, value: { text: western, note } };
}

/** UTF-16 in its two orders, by its mark or by the zeros that are half of all plain characters. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = (odd: number) => bytes.filter((byte, k) => byte === 0 && k % 2 === odd).length;
  const most = bytes.length / 4;
  if (zeros(0) === 0 && zeros(1) > most) return 'utf-16le';
  if (zeros(1) === 0 && zeros(0) > most) return 'utf-16be';
  return null;
}

/** Text in an encoding, without its mark; null if the bytes are not in it. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // the only thing that a fatal decoder throws for
  }
}
