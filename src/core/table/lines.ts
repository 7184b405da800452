/** From text to rows of cells: what divides the cells, which rows are blank, which are too short or too long. */
import Papa from 'papaparse';
import { itemAt } from '../itemAt';
import { counted } from '../words';
import { isEndless, isMissing, quantityOf } from './numbers';
import { createComplaint, type Read } from './problems';

export interface Line {
  /** Which row of the file it is, as a spreadsheet counts: from 1, with names and blank rows. */
  readonly line: number;
  /** Trimmed. */
  readonly cells: readonly string[];
}

export interface Lines {
  readonly delimiter: Delimiter;
  /** Those that are not blank. */
  readonly lines: readonly Line[];
}

/** What may divide cells; those that are told by themselves come first, in the order of preference. */
export const delimiters = [
  { value: '\t', name: 'tab' },
  { value: ';', name: 'semicolon' },
  { value: ',', name: 'comma' },
  { value: '|', name: 'bar' },
  { value: ' ', name: 'spaces' },
] as const;

export type Delimiter = (typeof delimiters)[number]['value'];

/** A comma may also be a decimal comma, and a space is part of many a cell: those are taken only when asked for. */
const TOLD = delimiters.map(({ value }) => value).filter((value) => value !== ' ');
const SAMPLE = 20;

/** What a spreadsheet writes first, to say what divides the cells; it shows it as no row. */
const SEP = /^"?sep=(?<delimiter>[^\n"])"?\n/i;

/** Cuts a text at `asked`, or, where that is null, at what cuts it best. */
export function linesOf(text: string, asked: Delimiter | null): Read<Lines> {
  const said = SEP.exec(text);
  const plain = said ? text.slice(said[0].length) : text;
  const named = delimiters.find(({ value }) => value === said?.groups?.delimiter)?.value;
  const delimiter = asked ?? named ?? bestDelimiter(plain);
  const { data, errors } = parsed(plain, delimiter);
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
  return { ok: true, value: { delimiter, lines } };
}

function parsed(text: string, delimiter: Delimiter, preview = 0) {
  if (delimiter !== ' ') return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview });
  // Rows that are aligned by spaces have several between cells, and some at their ends.
  const single = text.replace(/^ +| +$/gm, '').replace(/ {2,}/g, ' ');
  return Papa.parse<string[]>(single, { delimiter, newline: '\n', preview });
}

/**
 * The delimiter that cuts the first rows into equally many cells, and of several the one that leaves most numbers whole;
 * or else the one that cuts the first row into most.
 */
function bestDelimiter(text: string): Delimiter {
  const candidates = TOLD.map((delimiter) => {
    const { data, errors } = parsed(text, delimiter, SAMPLE);
    const rows = data.filter((cells) => !isBlank(cells));
    const [first = [], ...others] = rows;
    const even = first.length > 1 && others.every(({ length }) => length === first.length);
    return { delimiter, sound: errors.length === 0, even, width: first.length, cells: rows.flat() };
  });
  const even = candidates.filter((each) => each.sound && each.even);
  if (even.length > 0) return most(even, ({ cells }) => shareOfNumbers(cells)).delimiter;
  return most(candidates, ({ width }) => width).delimiter;
}

/** The first of those for which `score` is highest. */
function most<T>(all: readonly T[], score: (each: T) => number): T {
  return all.reduce((best, each) => (score(each) > score(best) ? each : best));
}

function shareOfNumbers(cells: readonly string[]): number {
  return cells.filter((cell) => !isWord(cell.trim())).length / cells.length;
}

export function isWord(cell: string): boolean {
  return !isMissing(cell) && !isEndless(cell) && quantityOf(cell) === null;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** The cells of the column at this place, of rows that have one. */
export function cellsAt(column: number, lines: readonly Line[]): readonly string[] {
  return lines.map(({ cells }) => itemAt(cells, column));
}

/** Rows that are shorter or longer than the first, in words. */
export function raggedRows(first: Line, others: readonly Line[]): readonly string[] {
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
