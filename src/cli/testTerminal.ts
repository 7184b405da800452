/** A terminal in memory, with files that are given. Tests only. */
import type { Laboratories } from './arguments';
import type { Bytes } from './bytes';
import { run } from './command';
import type { Terminal } from './terminal';

interface Given {
  /** Texts, or bytes, by path; `-` is standard input. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly isTTY?: boolean;
  /** Interrupts the run as soon as this has been logged. */
  readonly interruptAfter?: RegExp;
  /** The laboratories there are. */
  readonly known?: Laboratories;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
}

export interface Ran {
  readonly code: number;
  /** Standard output and standard error. */
  readonly output: string;
  readonly log: string;
}

/** Carries out a command with this terminal. */
export async function ran(args: readonly string[], given: Given = {}): Promise<Ran> {
  const { files = {}, tick = 1 } = given;
  const interrupt = new AbortController();
  let output = '';
  let log = '';
  let time = 0;
  const read = async (path: string): Promise<Bytes> => {
    const file = files[path];
    if (file === undefined) {
      return { ok: false, problem: 'cannot be read: there is no such file.' };
    }
    return { ok: true, bytes: typeof file === 'string' ? new TextEncoder().encode(file) : file };
  };
  const terminal: Terminal = {
    read,
    write: async (pieces) => {
      output += [...pieces].join('');
      return { ok: true };
    },
    log: {
      isTTY: given.isTTY ?? false,
      columns: 60,
      write: (text) => {
        log += text;
        if (given.interruptAfter?.test(log)) interrupt.abort(130);
      },
    },
    interrupt: interrupt.signal,
    now: () => {
      time += tick;
      return time;
    },
  };
  const code = await run(args, terminal, given.known);
  return { code, output, log };
}
