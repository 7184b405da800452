/** Reads a file, a pipe or standard input to its end, as far as it is not too large. */
import { constants, createReadStream, openSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { addAbortSignal, type Readable } from 'node:stream';
import { megabytes } from '../core/table/limits';
import { systemReason } from './reason';

export type Bytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** What is to be said of the file, as in “cannot be read: it is a folder.” */
  | { readonly ok: false; readonly problem: string };

/** V8 has no strings of more than 537 million characters. */
export const MOST_BYTES = 500_000_000;

export async function bytesOfFile(path: string, interrupt: AbortSignal): Promise<Bytes> {
  return reading(async () => {
    const stat = statSync(path);
    if (stat.size > MOST_BYTES) return tooLarge(`is ${megabytes(stat.size)}`);
    return gathered(stat.isFIFO() ? pipeAt(path) : createReadStream(path), interrupt);
  });
}

/** A pipe that nobody writes to yet would block the usual opening, and a Ctrl-C with it. */
function pipeAt(path: string): Readable {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}

export async function bytesOfStream(stream: Readable, interrupt: AbortSignal): Promise<Bytes> {
  return reading(() => gathered(stream, interrupt));
}

async function gathered(stream: Readable, interrupt: AbortSignal): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of addAbortSignal(interrupt, stream)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) return tooLarge(`is more than ${megabytes(MOST_BYTES)}`);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

async function reading(read: () => Promise<Bytes>): Promise<Bytes> {
  try {
    return await read();
  } catch (error) {
    const interrupted = error instanceof Error && error.name === 'AbortError';
    const reason = interrupted ? 'interrupted' : systemReason(error);
    if (reason === null) throw error;
    return { ok: false, problem: `cannot be read: ${reason}.` };
  }
}

function tooLarge(is: string): Bytes {
  const most = `at most ${megabytes(MOST_BYTES)} can be read`;
  return { ok: false, problem: `${is}: ${most}. A file without final weights is smaller.` };
}
