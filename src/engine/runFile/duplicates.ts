/** Finds what stands twice in an object of a JSON text, which `JSON.parse` passes over: which of the two is meant? */

/** An object or an array that the text is in. */
interface Container {
  /** Of an object: the keys so far. */
  readonly keys: Set<string> | null;
  readonly path: string;
  /** The last key of an object; of an array, how many objects and arrays it has had. */
  at: string | number;
}

const TELLING = /["{}[\]]/g;
const COLON = /\s*:/y;
const MOST = 5;

/** A sentence for each of the first, by its path. The text must be JSON; it may be long, and nested as deep as it likes. */
export function duplicates(text: string): readonly string[] {
  const problems: string[] = [];
  const within: Container[] = [];
  TELLING.lastIndex = 0;
  for (
    let match = TELLING.exec(text);
    match && problems.length < MOST;
    match = TELLING.exec(text)
  ) {
    const [mark] = match;
    const around = within.at(-1);
    if (mark === '}' || mark === ']') {
      within.pop();
    } else if (mark !== '"') {
      within.push({ keys: mark === '{' ? new Set() : null, path: pathIn(around), at: 0 });
      if (around?.keys === null) around.at = Number(around.at) + 1;
    } else {
      const end = endOfString(text, match.index);
      TELLING.lastIndex = end;
      COLON.lastIndex = end;
      if (!around?.keys || !COLON.test(text)) continue;
      around.at = JSON.parse(text.slice(match.index, end));
      if (around.keys.has(String(around.at)))
        problems.push(`${pathIn(around)} stands there twice.`);
      around.keys.add(String(around.at));
    }
  }
  return problems;
}

/** Deep paths are of no use to anybody, and would fill the memory. */
const LONGEST = 200;

function pathIn(container: Container | undefined): string {
  if (!container) return '';
  const { keys, path, at } = container;
  if (path.length > LONGEST) return path;
  if (keys === null) return `${path}[${at}]`;
  return path === '' ? String(at) : `${path}.${at}`;
}

/** Behind the closing quotation mark of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
}
