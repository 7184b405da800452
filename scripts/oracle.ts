/** Calls scripts/oracle.py, and keeps the golden data that it makes. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import {
  type CaseDraws,
  type CaseInputs,
  drawsOfRun,
  orderOf,
} from '../src/models/twoLayer/compute/golden/case.ts';
import { pythonWithNumpy } from './python.ts';

const program = fileURLToPath(new URL('oracle.py', import.meta.url));
const golden = fileURLToPath(
  new URL('../src/models/twoLayer/compute/golden/oracle.json', import.meta.url),
);

export interface Answer {
  readonly code: number;
  /** Standard output and standard error. */
  readonly output: string;
  readonly log: string;
}

/** Runs scripts/oracle.py. */
export function oracle(python: string, ...args: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(python, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { code: status ?? 1, output: stdout, log: stderr };
}

/** Puts what the seeds draw into the cases, and the results in place. Resolves to an exit code. */
export async function regenerate(): Promise<number> {
  const python = pythonWithNumpy();
  if (!python) {
    process.stderr.write('No python3 here has NumPy.\n');
    return 1;
  }
  // The file is this project's own; its tests check what it holds.
  const file = JSON.parse(readFileSync(golden, 'utf8')) as { cases: (CaseInputs & CaseDraws)[] };
  const cases = file.cases.map((entry) => ({ ...entry, ...drawsOfRun(orderOf(entry)) }));
  if (!isDeepStrictEqual(cases, file.cases)) {
    writeFileSync(golden, JSON.stringify({ ...file, cases }));
  }
  const { code, log } = oracle(python, '--write');
  process.stderr.write(log);
  return code;
}
