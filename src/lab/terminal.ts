/** What the command line needs of its process, so that tests can stand in for it. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

export interface Terminal {
  readonly read: (path: string) => Promise<string>;
  readonly readInput: () => Promise<string>;
  /** To standard output. */
  readonly write: (pieces: Iterable<string>) => Promise<void>;
  /** Standard error. */
  readonly log: {
    readonly isTTY?: boolean;
    /** Characters in a line. */
    readonly columns?: number;
    readonly write: (text: string) => unknown;
  };
  /** Aborted when the person wants the run to end. */
  readonly interrupt: AbortSignal;
  /** A clock in ms. */
  readonly now: () => number;
}

/** The terminal of this process. The first Ctrl-C is an interrupt, the second ends the process. */
export function processTerminal(): Terminal {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  return {
    read: (path) => readFile(resolve(startedIn(), path), 'utf8'),
    readInput: () => text(process.stdin),
    write: writeOutput,
    log: process.stderr,
    interrupt: interrupt.signal,
    now: () => performance.now(),
  };
}

/** `npm run` goes to the package's folder, but the person's paths are meant from where they are. */
function startedIn(): string {
  const { npm_lifecycle_event, INIT_CWD } = process.env;
  return (npm_lifecycle_event === 'lab' && INIT_CWD) || process.cwd();
}

async function writeOutput(pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    // Who reads may stop early (… | head): no fault of the run.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}
