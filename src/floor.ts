/** The oldest browsers in which Alignment Lab runs, and what is looked for before it starts. It imports nothing. */

const browsers = { Chrome: 110, Edge: 110, Firefox: 115, Safari: 16.4 };

/** “Chrome 110, Edge 110, Firefox 115 or Safari 16.4, or later” */
export const FLOOR = `${Object.entries(browsers)
  .map(([name, version]) => `${name} ${version}`)
  .join(', ')
  .replace(/, (?=[^,]*$)/, ' or ')}, or later`;

/** Without them nothing is shown or trained; what is not named here is done without. */
const needed = {
  page: [
    'Worker',
    'MessageChannel',
    'ResizeObserver',
    'URLSearchParams',
    'getComputedStyle',
    'matchMedia',
    'requestAnimationFrame',
    'queueMicrotask',
    'Array.prototype.at',
    'Array.prototype.findLast',
    'Array.prototype.findLastIndex',
    'Array.prototype.flat',
    'Array.prototype.flatMap',
    'Array.prototype.with',
    'Object.fromEntries',
    'Object.hasOwn',
    'String.prototype.replaceAll',
  ],
  worker: [
    'AbortController',
    'MessageChannel',
    'Array.prototype.at',
    'Array.prototype.findLastIndex',
    'Array.prototype.flatMap',
    'Array.prototype.toReversed',
    'Object.fromEntries',
  ],
} as const;

/** The first of what is needed that is not in this scope, as in “Array.prototype.at”; null if all is there. */
export function lackOf(scope: keyof typeof needed): string | null {
  return needed[scope].find((path) => !isThere(path)) ?? null;
}

function isThere(path: string): boolean {
  const names = path.split('.');
  const last = names.pop() ?? '';
  // Anything but null and undefined can be asked for any name.
  const owner = names.reduce<unknown>(
    (object, name) => (Object(object) as Readonly<Record<string, unknown>>)[name],
    globalThis,
  );
  return last in Object(owner);
}

export function belowFloor(lack: string): string {
  return `Your browser lacks ${lack}; Alignment Lab needs ${FLOOR}.`;
}

/** Where that sentence stands in what a worker threw, behind words of the browser. */
export const BELOW_FLOOR = /Your browser lacks .*, or later\./;
