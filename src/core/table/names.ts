/** Which row of a table holds names, what its columns are called, and which column only counts its rows. */
import { type Column, contentOf, isNameOf } from './column';
import { cellsAt, isWord, type Line } from './lines';

/** Rows that tell what a column holds. */
const SAMPLE = 20;

/**
 * Text in the first row is a name, unless it comes again below: then it is a class. Numbers are names where they count
 * on as years do, or stand beside an empty corner, and no row below does so too.
 */
export function holdsNames(first: Line, others: readonly Line[]): boolean {
  const worded = first.cells.some((cell, k) => {
    const sample = contentOf(cellsAt(k, others.slice(0, SAMPLE)));
    return isNameOf(cell, sample) && !others.some(({ cells }) => cells[k] === cell);
  });
  return worded || alone(first, others, isHeaded) || alone(first, others, isRowOfYears);
}

function alone(first: Line, others: readonly Line[], test: (cells: Line['cells']) => boolean) {
  return test(first.cells) && !others.some(({ cells }) => test(cells));
}

function isHeaded([corner, ...others]: readonly string[]): boolean {
  return corner === '' && others.every((cell) => cell !== '');
}

/** Years, each so many after the one before. */
function isRowOfYears(cells: readonly string[]): boolean {
  if (!cells.every((cell) => /^(1[5-9]|20|21)\d\d$/.test(cell))) return false;
  const steps = cells.slice(1).map((year, k) => Number(year) - Number(cells[k]));
  return steps.every((step) => step !== 0 && step === steps[0]);
}

/** Whether all names are numbers, so that they might as well be data. */
export function areNumbers(headings: readonly string[]): boolean {
  return headings.every((heading) => /^\d*$/.test(heading)) && headings.some(Boolean);
}

/** Names for the columns: a missing one is made up, and of several alike each says where it stands. */
export function distinct(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const heading of headings) seen.set(heading, (seen.get(heading) ?? 0) + 1);
  return headings.map((heading, k) => {
    if (heading === '') return `column ${k + 1}`;
    return seen.get(heading) === 1 ? heading : `${heading} (column ${k + 1})`;
  });
}

/** How programs that write tables call the column of their row numbers. */
const NO_NAME = /^(unnamed: 0|rownames|row[._ ]names)?$/i;

/** Whether this first column, nameless beside named ones, holds the numbers of its rows in whatever order. */
export function countsRows({ heading, numbers }: Column): boolean {
  return NO_NAME.test(heading) && areConsecutive(numbers);
}

function areConsecutive(numbers: Float64Array): boolean {
  const sorted = numbers.toSorted();
  return sorted.every((value, i) => Number.isInteger(value) && value - i === sorted[0]);
}

/** Some programs give the column of row names or numbers no name at all: their first row is short of one cell. */
export function withCorner(lines: readonly Line[]): readonly Line[] {
  const [first, ...others] = lines;
  if (!first || others.length === 0 || !first.cells.some(isWord)) return lines;
  const width = first.cells.length + 1;
  if (others.some(({ cells }) => cells.length !== width)) return lines;
  const names = cellsAt(0, others);
  if (!names.every(isWord) && !areConsecutive(Float64Array.from(names, Number))) return lines;
  return [{ ...first, cells: ['', ...first.cells] }, ...others];
}
