/** What is wrong with a table, in a few sentences however much it is. */
import { grouped } from '../grouped';

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] };

const MOST = 5;
const LONGEST = 40;

/** Gathers problems; only the first few are put into words. */
export interface Complaint {
  add(sentence: () => string): void;
  readonly count: number;
  sentences(): readonly string[];
}

export function createComplaint(): Complaint {
  const told: string[] = [];
  let count = 0;
  return {
    add(sentence) {
      count += 1;
      if (told.length < MOST) told.push(sentence());
    },
    get count() {
      return count;
    },
    sentences: () =>
      count > told.length ? [...told, `… and ${grouped(count - told.length)} more.`] : told,
  };
}

export function refused(problem: string): Extract<Read<never>, { readonly ok: false }> {
  return { ok: false, problems: [problem] };
}

/** “text”, shortened. */
export function quoted(text: string): string {
  return `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}”`;
}

/** The first few names, quoted: “a”, “b” and 3 more. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map(quoted);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${grouped(more)} more`;
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}
