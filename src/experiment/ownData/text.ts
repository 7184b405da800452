/** From a file to its text: too large a file is refused before it is read, and what is no text after. */
import { limits, megabytes } from './limits';
import { quoted, type Read, refused } from './problems';

/** Why something of so many bytes is refused; null if it is not. */
export function oversize(name: string, bytes: number): string | null {
  if (bytes <= limits.bytes) return null;
  return `${quoted(name)} has ${megabytes(bytes)}: at most ${megabytes(limits.bytes)} can be read.`;
}

/** UTF-8, with or without a byte order mark. */
export function textOf(name: string, bytes: Uint8Array): Read<string> {
  const binary = refused(
    `${quoted(name)} is not plain text in UTF-8: save a spreadsheet as “CSV UTF-8” first.`,
  );
  if (bytes.includes(0)) return binary;
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return binary; // the only thing that a fatal decoder throws for
  }
}
