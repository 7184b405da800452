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
  const list = listOfRows(name, json, tell, rows);
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

function listOfRows(name: string, json: unknown, tell: Tell, rows: Size | null) {
  if (json === undefined) {
    tell(`${name} is missing.`);
  } else if (!isList(json)) {
    tell(`${name} is ${shown(json)}: it must be an array of rows, as in [[1, 2], [3, 4]].`);
  } else if (json.length === 0) {
    tell(`${name} has no rows.`);
  } else if (rows && json.length !== rows.size) {
    tell(`${name} has ${counted(json.length, 'row')}: it must have ${rows.size}, ${rows.why}.`);
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
