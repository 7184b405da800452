/** What a walk needs of a browser, the same whichever it is. */

/** A browser with one page. Elements are found by XPath, which every way to drive a browser knows. */
export interface Driver {
  goto(address: string): Promise<void>;
  /** Runs in the page: nothing from outside is in its reach but the argument, and both cross as JSON. */
  evaluate<A, R>(work: (argument: A) => R, argument: A): Promise<R>;
  /** By the pointer. */
  click(place: string): Promise<void>;
  /** Presses a key where the focus is. */
  press(key: Key): Promise<void>;
  /** Types where the focus is; a line's end is Enter. */
  type(text: string): Promise<void>;
  /** Chooses the option of that value. */
  choose(place: string, value: string): Promise<void>;
  /** The errors and warnings so far, of the page and on its console. */
  noise(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export type Key = 'ArrowRight' | 'Enter';

export const SIZE = { width: 1440, height: 900 };

/** Where the element is that is labelled so or, a button or an item of a menu, says so. */
export function named(name: string): string {
  return `//*[@aria-label="${name}" or ((self::button or @role="menuitem") and normalize-space()="${name}")]`;
}
