/** Why the system refused to read or to write, in words. */
import { getSystemErrorMap } from 'node:util';

/** Where the system's own words are for programmers. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'its permissions forbid it',
  EPERM: 'its permissions forbid it',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'no space is left for this user',
  EFBIG: 'it would become larger than is allowed',
  EPIPE: 'who read it has stopped before its end',
  EBADF: 'it is closed',
};

/** Null if the system had no part in it: a bug. */
export function systemReason(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return null;
  const { code } = error;
  if (WORDS[code]) return WORDS[code];
  for (const [name, words] of getSystemErrorMap().values()) if (name === code) return words;
  return null;
}
