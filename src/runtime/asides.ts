/** The guard of all that is worked out beside the training: what fails is left out, with a reason, and the run goes on. */
import { type Asides as Guard, type LeftOut, Unknown } from '../engine/probe';

export interface Asides extends Guard {
  /** Sends what was left out so far, and from now on at once. */
  open(): void;
}

export function createAsides(send: (leftOut: LeftOut) => void): Asides {
  const known = new Set<string>();
  const waiting: LeftOut[] = [];
  let isOpen = false;

  function leaveOut(leftOut: LeftOut): void {
    const name = `${leftOut.what} ${leftOut.learner}`;
    if (known.has(name)) return;
    known.add(name);
    if (isOpen) send(leftOut);
    else waiting.push(leftOut);
  }

  return {
    async of(what, learner, work) {
      const result = await attempt(work);
      if (!(result instanceof Unknown)) return result;
      leaveOut({ what, learner, why: result.why });
      return null;
    },
    open() {
      isOpen = true;
      for (const leftOut of waiting.splice(0)) send(leftOut);
    },
  };
}

async function attempt<T>(work: () => T | Promise<T>): Promise<T | Unknown> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return new Unknown({ code: 'failed', message });
  }
}
