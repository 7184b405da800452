/** Composition root of the command line: the process on one side, the command on the other. */
import { exitCodes, run } from './command';
import { processTerminal } from './terminal';
import { lines } from './words';

/** Resolves to the exit code. */
export async function lab(args: readonly string[], interrupt: AbortSignal): Promise<number> {
  try {
    return await run(args, processTerminal(interrupt));
  } catch (error) {
    process.stderr.write(lines(failure(error)));
    return exitCodes.failed;
  }
}

/** What the engines of JavaScript and WebAssembly say when memory is short. */
const MEMORY = /allocation failed|could not allocate|out of memory|invalid (typed )?array length/i;

/** Too little memory is the person's to mend; all else is a bug, and its place is wanted. */
function failure(error: unknown): readonly string[] {
  if (error instanceof RangeError && MEMORY.test(error.message)) {
    return [`the run could not be computed: ${error.message}. A smaller network may fit.`];
  }
  const stack = error instanceof Error && error.stack ? error.stack : String(error);
  return ['the run could not be computed, by a fault of the program:', ...stack.split('\n')];
}
