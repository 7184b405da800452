/** What comes after a setback of a run, as plain data: another try by itself, a question to the person, or the end. */
import type { Standing } from '../engine/backend';
import type { Failure } from '../engine/run';

export type Remedy = 'retry' | 'ask' | 'give up';

/**
 * One more try on the same backend, from the exact state, costs a person nothing and is made without a word; a second one
 * without progress in between, or a slower backend or another precision, is theirs to choose. `standing` is what the run
 * runs on, null if it never began; `retried` is whether such a try was made since the last progress.
 */
export function remedyFor(
  { code }: Failure,
  standing: Pick<Standing, 'next'> | null,
  retried: boolean,
): Remedy {
  switch (code) {
    case 'no-backend':
    case 'too-large':
    case 'unusable-data':
      return 'give up';
    case 'worker-unavailable':
    case 'part-missing':
    case 'backend-gone':
      return standing ? 'ask' : 'give up';
    // The same code fails in the same way.
    case 'engine':
      return standing?.next ? 'ask' : 'give up';
    case 'worker-crashed':
    case 'worker-silent':
    case 'device-lost':
    case 'device-silent':
      return retried ? 'ask' : 'retry';
    default:
      return code satisfies never;
  }
}
