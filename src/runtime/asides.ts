/** The guard of all that is worked out beside the training: what fails is left out, with a word, and the run goes on. */
import { Unknown } from '../models/twoLayer/compute/theory/unknown';
import type { LearnerId } from '../models/twoLayer/learners';
import type { Aside, LeftOut } from '../models/twoLayer/theory';

export interface Asides {
  /** What `work` comes to; null, and told once, where it cannot tell or throws. */
  of<T>(
    what: Aside,
    learner: LearnerId | null,
    work: () => T | Unknown | Promise<T | Unknown>,
  ): Promise<T | null>;
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
    return new Unknown(`it failed (${error instanceof Error ? error.message : String(error)})`);
  }
}
