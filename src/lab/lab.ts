/** Composition root of the command line: the process on one side, the command on the other. */
import { exitCodes, run } from './command';
import { processTerminal } from './terminal';

/** Resolves to the exit code. */
export async function lab(args: readonly string[]): Promise<number> {
  try {
    return await run(args, processTerminal());
  } catch (error) {
    // Too little memory is the person's to mend; all else is a bug, and its place is wanted.
    const memory = error instanceof RangeError;
    const what = memory ? `${error.message}. A smaller network may fit.` : stackOf(error);
    process.stderr.write(`lab: the run could not be computed: ${what}\n`);
    return exitCodes.failed;
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error && error.stack ? error.stack : String(error);
}
