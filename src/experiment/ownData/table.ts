/** From text to a table: delimiter, names, rows of equal length, columns of numbers or words. */
import Papa from 'papaparse';
import { grouped } from '../grouped';
import { counted } from '../words';
import { type Column, columnOf, isWord } from './column';
import { limits } from './limits';
import { createComplaint, quoted, type Read, refused } from './problems';
import { oversize } from './text';

export interface Table {
  /** The file's name, or what stands for it. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** For each row, which row of the file it is, as a spreadsheet counts: from 1, with names and blank rows. */
  readonly lines: readonly number[];
  /** Whether the first row holds the names of the columns. */
  readonly named: boolean;
  /** Whether some numbers are written with a decimal comma. */
  readonly decimalCommas: boolean;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** In the order of preference: a comma may also be a decimal comma. */
const DELIMITERS = ['\t', ';', ','] as const;
const SAMPLE = 20;

/** Reads a table; `named` null: whether the first row holds names is told by what stands in it. */
export function readTable(name: string, text: string, named: boolean | null): Read<Table> {
  const large = oversize(name, text.length);
  if (large) return refused(large);
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (plain.trim() === '')
    return refused(`${quoted(name)} is empty: rows of numbers are expected.`);
  const delimiter = delimiterOf(plain);
  const read = readLines(plain, delimiter);
  if (!read.ok) return read;
  const [first, ...others] = read.value;
  const width = first.cells.length;
  const problem = sizeProblem(width, read.value.length);
  if (problem) return refused(`${quoted(name)} ${problem}`);
  const ragged = raggedRows(first, others);
  if (ragged.length > 0) return { ok: false, problems: ragged };
  const decimalComma = delimiter !== ',';
  const headed = named ?? holdsNames(first, others, decimalComma);
  const rows = headed ? others : read.value;
  if (rows.length < 2) return refused(tooFew(name, rows.length, headed));
  const headings = headed ? first.cells : first.cells.map(() => '');
  const columns = distinct(headings).map((each, k) => {
    const cells = rows.map((row) => row.cells[k]);
    return columnOf(each, headings[k], cells, decimalComma);
  });
  const lines = rows.map(({ line }) => line);
  const decimalCommas = decimalComma && columns.some(hasCommas);
  return { ok: true, value: { name, columns, lines, named: headed, decimalCommas } };
}

/** The delimiter that cuts the first rows into equally many cells, or else the first row into most. */
function delimiterOf(text: string): string {
  const widths = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: SAMPLE });
    return data.filter((cells) => !isBlank(cells)).map((cells) => cells.length);
  });
  const even = widths.findIndex(([first, ...more]) => first > 1 && more.every((w) => w === first));
  if (even >= 0) return DELIMITERS[even];
  const firsts = widths.map(([first]) => first);
  return DELIMITERS[firsts.indexOf(Math.max(...firsts))];
}

/** The rows that are not blank, their cells trimmed. */
function readLines(text: string, delimiter: string): Read<readonly Line[]> {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  const complaint = createComplaint();
  for (const { row = 0 } of errors) {
    complaint.add(
      () => `Row ${row + 1} has a quotation mark that is not closed, or not at its cell’s end.`,
    );
  }
  if (complaint.count > 0) return { ok: false, problems: complaint.sentences() };
  const lines = data
    .map((cells, k) => ({ line: k + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => !isBlank(cells));
  return { ok: true, value: lines };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
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

function raggedRows(first: Line, others: readonly Line[]): readonly string[] {
  const complaint = createComplaint();
  const width = first.cells.length;
  for (const { line, cells } of others) {
    if (cells.length === width) continue;
    complaint.add(
      () =>
        `Row ${line} has ${counted(cells.length, 'cell')}, where row ${first.line} has ${width}.`,
    );
  }
  return complaint.sentences();
}

/** Text in the first row is a name, unless it comes again below: then it is a class. */
function holdsNames(first: Line, others: readonly Line[], decimalComma: boolean): boolean {
  return first.cells.some(
    (cell, k) => isWord(cell, decimalComma) && !others.some(({ cells }) => cells[k] === cell),
  );
}

function tooFew(name: string, rows: number, headed: boolean): string {
  const found = rows === 0 ? 'no rows' : 'only 1 row';
  return `${quoted(name)} has ${found}${headed ? ' below its names' : ''}: at least 2 are expected.`;
}

/** Names for the columns: a missing one is made up, and of several alike each says where it stands. */
function distinct(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const heading of headings) seen.set(heading, (seen.get(heading) ?? 0) + 1);
  return headings.map((heading, k) => {
    if (heading === '') return `column ${k + 1}`;
    return seen.get(heading) === 1 ? heading : `${heading} (column ${k + 1})`;
  });
}

function hasCommas({ kind, cells }: Column): boolean {
  return kind === 'numbers' && cells.some((cell) => cell.includes(','));
}
