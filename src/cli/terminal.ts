/** What the command line needs of its process, so that tests can stand in for it. */
import { createWriteStream, fstatSync } from 'node:fs';
import { resolve as resolvePath } from 'node:path';
import type { Writable } from 'node:stream';
import { STANDARD_INPUT } from './arguments';
import { type Bytes, bytesOfFile, bytesOfStream } from './bytes';
import { systemReason } from './reason';

/** How a write ended: if it is not all there, why. */
export type Written = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface Terminal {
  /** A file; `-` is standard input. */
  readonly read: (path: string) => Promise<Bytes>;
  /** To standard output. */
  readonly write: (pieces: Iterable<string>) => Promise<Written>;
  /** Standard error. */
  readonly log: {
    readonly isTTY?: boolean;
    /** Characters in a line. */
    readonly columns?: number;
    readonly write: (text: string) => unknown;
  };
  /** Aborted when the person wants the run to end; the reason is the exit code. */
  readonly interrupt: AbortSignal;
  /** A clock in ms. */
  readonly now: () => number;
}

/** The terminal of this process. */
export function processTerminal(interrupt: AbortSignal): Terminal {
  return {
    read: (path) =>
      path === STANDARD_INPUT
        ? bytesOfStream(process.stdin, interrupt)
        : bytesOfFile(resolvePath(startedIn(), path), interrupt),
    write: writeOutput,
    log: process.stderr,
    interrupt,
    now: () => performance.now(),
  };
}

/** `npm run` goes to the package's folder, but the person's paths are meant from where they are. */
function startedIn(): string {
  const { npm_lifecycle_event, INIT_CWD } = process.env;
  return (npm_lifecycle_event === 'lab' && INIT_CWD) || process.cwd();
}

/** To standard output, piece by piece. */
export async function writeOutput(pieces: Iterable<string>): Promise<Written> {
  try {
    const output = openOutput();
    for (const piece of pieces) await written(piece, output);
    return { ok: true };
  } catch (error) {
    const reason = systemReason(error);
    if (reason === null) throw error;
    return { ok: false, reason };
  }
}

const OUTPUT = 1;

/** On a disk that fills, `process.stdout` writes a part of a piece and takes it for the whole; this stream goes on to the error. */
function openOutput(): Writable {
  const stat = fstatSync(OUTPUT);
  const waits = process.stdout.isTTY || stat.isFIFO() || stat.isSocket();
  const output = waits ? process.stdout : createWriteStream('', { fd: OUTPUT, autoClose: false });
  return output.on('error', () => {}); // the write that failed tells it
}

function written(piece: string, output: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}
