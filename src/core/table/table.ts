/** From text to a table: rows of equal length, names, columns of numbers or words, one way of writing numbers. */
import { grouped } from '../grouped';
import { itemAt } from '../itemAt';
import { counted } from '../words';
import { type Column, columnOf, contentOf } from './column';
import { conventionOf } from './convention';
import { limits } from './limits';
import { cellsAt, type Delimiter, type Line, linesOf, raggedRows } from './lines';
import { areNumbers, countsRows, distinct, holdsNames, withCorner } from './names';
import type { Decimal } from './numbers';
import { quoted, type Read, refused } from './problems';
import { oversize } from './text';

/** How a text is to be read; null: as what stands in it tells. */
export interface Reading {
  /** Whether the first row holds the names of the columns. */
  readonly named: boolean | null;
  readonly delimiter: Delimiter | null;
  readonly decimal: Decimal | null;
}

export const BY_ITSELF: Reading = { named: null, delimiter: null, decimal: null };

export interface Table {
  /** The file's name, or what stands for it. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** For each row, which row of the file it is. */
  readonly lines: readonly number[];
  /** How it was read. */
  readonly named: boolean;
  readonly delimiter: Delimiter;
  readonly decimal: Decimal;
  /** Whether the decimal sign is known: told by the cells, or by the person. */
  readonly told: boolean;
  /** Whether the first column only counts the rows. */
  readonly counting: boolean;
  /** Whether the names are numbers, and taken for names without being asked to. */
  readonly guessed: boolean;
}

export function readTable(name: string, text: string, reading: Reading): Read<Table> {
  const large = oversize(name, text.length);
  if (large) return refused(large);
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (plain.trim() === '')
    return refused(`${quoted(name)} is empty: rows of numbers are expected.`);
  const read = linesOf(plain, reading.delimiter);
  if (!read.ok) return read;
  const { delimiter } = read.value;
  const lines = reading.named === false ? read.value.lines : withCorner(read.value.lines);
  const [first, ...others] = lines;
  if (!first) return refused(`${quoted(name)} is empty: rows of numbers are expected.`);
  const problem = sizeProblem(first.cells.length, lines.length);
  if (problem) return refused(`${quoted(name)} ${problem}`);
  const ragged = raggedRows(first, others);
  if (ragged.length > 0) return { ok: false, problems: ragged };
  const named = reading.named ?? holdsNames(first, others);
  const rows = named ? others : lines;
  if (rows.length < 2) return refused(tooFew(name, rows.length, named));
  return { ok: true, value: tableOf(name, first, rows, named, delimiter, reading) };
}

function tableOf(
  name: string,
  first: Line,
  rows: readonly Line[],
  named: boolean,
  delimiter: Delimiter,
  reading: Reading,
): Table {
  const headings = named ? first.cells : first.cells.map(() => '');
  const contents = headings.map((_, k) => contentOf(cellsAt(k, rows)));
  const { decimal, told } = reading.decimal
    ? { decimal: reading.decimal, told: true }
    : conventionOf(contents, delimiter);
  const names = distinct(headings);
  const columns = contents.map((content, k) =>
    columnOf(itemAt(names, k), itemAt(headings, k), content, decimal),
  );
  const counting = named && columns.slice(0, 1).some(countsRows);
  const lines = rows.map(({ line }) => line);
  const guessed = named && reading.named === null && areNumbers(headings);
  return { name, columns, lines, named, delimiter, decimal, told, counting, guessed };
}

function sizeProblem(columns: number, rows: number): string | null {
  if (columns < 2) {
    return 'has only one column: a target and at least one input are expected, between commas, semicolons or tabs.';
  }
  const most = limits.inputs + limits.outputs;
  if (columns > most) {
    return `has ${counted(columns, 'column')}: at most ${grouped(most)} can be used.`;
  }
  if (rows <= limits.rows) return null;
  return `has ${counted(rows, 'row')}: at most ${grouped(limits.rows)} can be used.`;
}

function tooFew(name: string, rows: number, headed: boolean): string {
  const found = rows === 0 ? 'no rows' : 'only 1 row';
  return `${quoted(name)} has ${found}${headed ? ' below its names' : ''}: at least 2 are expected.`;
}
