/** A terminal in memory, with files that are given. Tests only. */
import { run } from './command';
import type { Terminal } from './terminal';

interface Given {
  /** Texts by path; `-` is standard input. */
  readonly files?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  /** Interrupts the run as soon as this has been logged. */
  readonly interruptAfter?: RegExp;
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
  const read = async (path: string) => {
    if (path in files) return files[path];
    throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  };
  const terminal: Terminal = {
    read,
    readInput: () => read('-'),
    write: async (pieces) => {
      output += [...pieces].join('');
    },
    log: {
      isTTY: given.isTTY ?? false,
      columns: 60,
      write: (text) => {
        log += text;
        if (given.interruptAfter?.test(log)) interrupt.abort();
      },
    },
    interrupt: interrupt.signal,
    now: () => {
      time += tick;
      return time;
    },
  };
  const code = await run(args, terminal);
  return { code, output, log };
}
