/** One column of a table: what it holds, and what is wrong with a cell of it. */
import { toNumber } from '../number';
import { limits } from './limits';
import { quoted } from './problems';

export interface Column {
  /** Unlike that of any other column. */
  readonly name: string;
  /** What the row of names says; empty where it says nothing. */
  readonly heading: string;
  /** What most cells are; `empty` if all are. */
  readonly kind: 'numbers' | 'words' | 'empty';
  /** One a row, trimmed. */
  readonly cells: readonly string[];
  /** One a row; NaN where the cell is no usable number. */
  readonly numbers: Float64Array;
}

/** What stands for a number that is not there. */
const MISSING = /^(na|n\/a|nan|null|[+-]?inf(inity)?)?$/i;

/** Whether a cell is text: neither a number nor what stands for one. */
export function isWord(cell: string, decimalComma: boolean): boolean {
  return !MISSING.test(cell) && Number.isNaN(written(cell, decimalComma));
}

/** Number of a cell as it is written, however large; NaN if it is none. */
function written(cell: string, decimalComma: boolean): number {
  return toNumber(decimalComma ? cell.replace(',', '.') : cell);
}

export function columnOf(
  name: string,
  heading: string,
  cells: readonly string[],
  decimalComma: boolean,
): Column {
  const numbers = Float64Array.from(cells, (cell) => {
    const value = written(cell, decimalComma);
    return Math.abs(value) <= limits.number ? value : Number.NaN;
  });
  const words = cells.filter((cell) => isWord(cell, decimalComma)).length;
  const usable = numbers.filter((value) => !Number.isNaN(value)).length;
  const empty = cells.every((cell) => cell === '');
  const kind = empty ? 'empty' : words > usable ? 'words' : 'numbers';
  return { name, heading, kind, cells, numbers };
}

/** What is wrong with a cell where a number is expected; `line` is its row in the file. */
export function cellProblem({ name }: Column, cell: string, line: number): string {
  const where = `Row ${line}, column ${quoted(name)}`;
  if (cell === '') return `${where} is empty: a number is expected.`;
  const expected = !Number.isNaN(toNumber(cell))
    ? `a number of at most ${limits.number} in size`
    : MISSING.test(cell)
      ? 'a finite number'
      : /^[+−-]?\d+,\d+$/.test(cell)
        ? 'a number with a decimal point'
        : 'a number';
  return `${where} has ${quoted(cell)}, where ${expected} is expected.`;
}
