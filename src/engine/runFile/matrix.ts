/** Reads a matrix out of parsed JSON, where it is an array of rows; what is wrong is named with its row and column. */
import { counted } from '../../core/words';
import { shown, type Tell } from './check';

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major. */
  readonly values: Float64Array;
}

/** A size that a matrix must have, and why: “one for each row of data.X”. */
export interface Size {
  readonly size: number;
  readonly why: string;
}

/** The matrix, or null after telling of the first thing that is wrong. A size that is not given is the matrix's own. */
export function readMatrix(
  name: string,
  json: unknown,
  tell: Tell,
  rows: Size | null = null,
  columns: Size | null = null,
): Matrix | null {
  const list = readList(name, json, ROWS, tell, rows);
  if (!list) return null;
  const [first] = list;
  const width = columns ?? { size: isList(first) ? first.length : 1, why: 'as row 1 has' };
  const values = new Float64Array(list.length * width.size);
  for (const [index, row] of list.entries()) {
    const problem = wrongIn(row, `${name}[${index}]`, `row ${index + 1}`, width);
    if (problem) {
      tell(problem);
      return null;
    }
    // Nothing is wrong with it: it is a list of numbers.
    values.set(row as readonly number[], index * width.size);
  }
  return { rows: list.length, columns: width.size, values };
}

/** What a list is of: one of them, and what the list must be, in words. */
interface Listed {
  readonly one: string;
  readonly list: string;
}

const ROWS: Listed = { one: 'row', list: 'an array of rows, as in [[1, 2], [3, 4]]' };

/** The list, or null after telling what is wrong; what is in it is not looked at. */
export function readList(
  name: string,
  json: unknown,
  { one, list }: Listed,
  tell: Tell,
  length: Size | null = null,
): readonly unknown[] | null {
  if (json === undefined) {
    tell(`${name} is missing.`);
  } else if (!isList(json)) {
    tell(`${name} is ${shown(json)}: it must be ${list}.`);
  } else if (json.length === 0) {
    tell(`${name} has no ${one}s.`);
  } else if (length && json.length !== length.size) {
    tell(`${name} has ${counted(json.length, one)}: it must have ${length.size}, ${length.why}.`);
  } else {
    return json;
  }
  return null;
}

function wrongIn(row: unknown, path: string, place: string, width: Size): string | null {
  const name = `${path} (${place})`;
  if (!isList(row)) {
    return `${name} is ${shown(row)}: a row is an array, also with one column, as in [[1], [2]].`;
  }
  if (row.length === 0) return `${name} is empty: it must have at least one column.`;
  if (row.length !== width.size) {
    const has = counted(row.length, 'column');
    return `${name} has ${has}: it must have ${width.size}, ${width.why}.`;
  }
  const column = row.findIndex((entry) => !Number.isFinite(entry));
  if (column < 0) return null;
  const entry = `${path}[${column}] (${place}, column ${column + 1})`;
  return `${entry} is ${shown(row[column])}: it must be a finite number.`;
}

function isList(json: unknown): json is readonly unknown[] {
  return Array.isArray(json);
}
