/** Writes JSON that a person can read: a matrix has a row a line, a list of values is one line. */

/** Long enough for writing to be quick; the matrices of a large network would not fit into one string. */
const PIECE = 65_536;

type Leaf = string | number | boolean | null;
/** What is undefined is left out. */
export type Node = Leaf | Matrix | readonly Node[] | { readonly [key: string]: Node | undefined };

/** Row-major; written as an array of rows. */
export interface Matrix {
  readonly values: Float64Array;
  readonly width: number;
}

/** The text, in pieces. */
export function* writeJson(node: Node): Generator<string> {
  let gathered = '';
  for (const bit of json(node, '')) {
    gathered += bit;
    if (gathered.length < PIECE) continue;
    yield gathered;
    gathered = '';
  }
  yield `${gathered}\n`;
}

function* json(node: Node, indent: string): Generator<string> {
  if (isMatrix(node)) yield* lines('[]', rowsOf(node), indent);
  else if (isList(node) && node.some(isObject)) yield* lines('[]', node.map(unnamed), indent);
  else if (isObject(node)) yield* lines('{}', namedParts(node), indent);
  else yield JSON.stringify(node);
}

type Part = readonly [name: string, node: Node];

function* lines(brackets: string, parts: Iterable<Part>, indent: string): Generator<string> {
  const inner = `${indent}  `;
  let before = brackets.charAt(0);
  for (const [name, node] of parts) {
    yield `${before}\n${inner}${name}`;
    yield* json(node, inner);
    before = ',';
  }
  yield `\n${indent}${brackets.charAt(1)}`;
}

function* rowsOf({ values, width }: Matrix): Generator<Part> {
  for (let at = 0; at < values.length; at += width) {
    yield unnamed(Array.from(values.subarray(at, at + width)));
  }
}

function unnamed(node: Node): Part {
  return ['', node];
}

function namedParts(node: Exclude<Node, Leaf>): readonly Part[] {
  return Object.entries(node).flatMap(([key, part]) =>
    part === undefined ? [] : [[`${JSON.stringify(key)}: `, part] as const],
  );
}

/** Each matrix by its path, as in “data.X”. */
export function matricesIn(node: Node, path = ''): readonly (readonly [string, Matrix])[] {
  if (isMatrix(node)) return [[path, node]];
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, part]) =>
    part === undefined ? [] : matricesIn(part, path === '' ? key : `${path}.${key}`),
  );
}

function isMatrix(node: Node): node is Matrix {
  return isObject(node) && 'values' in node && node.values instanceof Float64Array;
}

function isList(node: Node): node is readonly Node[] {
  return Array.isArray(node);
}

function isObject(node: Node): node is Exclude<Node, Leaf | readonly Node[]> {
  return typeof node === 'object' && node !== null && !isList(node);
}
