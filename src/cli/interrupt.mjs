/** Catches the signals that end a run early. It imports nothing of the project, so that it is in place from the first moment on. */
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SAID =
  'lab: stopping: what there is will be written. Once more ends at once, and nothing is.\n';

/** An AbortSignal; its reason is the exit code. The second signal of a kind ends the process, as if it had never been caught. */
export function catchInterrupts() {
  const interrupt = new AbortController();
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      if (interrupt.signal.aborted) return;
      interrupt.abort(128 + constants.signals[signal]);
      process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[2K' : ''}${SAID}`);
    });
  }
  return interrupt.signal;
}
