/** One column of a table: what it holds, and what is wrong with a cell of it. */
import { itemAt } from '../itemAt';
import {
  type Decimal,
  type Evidence,
  evidenceOf,
  isEndless,
  isGrouped,
  isMissing,
  numberOf,
  quantityOf,
} from './numbers';
import { quoted } from './problems';

/** What a column holds, whatever the decimal sign. */
export interface Content {
  /** What most cells are; `empty` if a value is missing in all. */
  readonly kind: 'numbers' | 'words' | 'empty';
  /** What most numbers have beside them; empty if that is nothing. */
  readonly unit: string;
  /** One a row, trimmed. */
  readonly cells: readonly string[];
  /** One a row: a number of this unit, without it; null where the cell is none. */
  readonly texts: readonly (string | null)[];
}

export interface Column extends Content {
  /** Unlike that of any other column. */
  readonly name: string;
  /** What the row of names says; empty where it says nothing. */
  readonly heading: string;
  /** One a row; NaN where the cell is no finite number. */
  readonly numbers: Float64Array;
  /** Whether points or commas divide the thousands of some. */
  readonly grouped: boolean;
}

export function contentOf(cells: readonly string[]): Content {
  const quantities = cells.map(quantityOf);
  const unit = commonest(quantities.flatMap((quantity) => quantity?.unit ?? []));
  const texts = quantities.map((each) => (each?.unit === unit ? each.text : null));
  const words = cells.filter((cell, i) => texts[i] === null && !standsForNumber(cell)).length;
  const numbers = texts.filter((text) => text !== null).length;
  const empty = cells.every(isMissing);
  return { kind: empty ? 'empty' : words > numbers ? 'words' : 'numbers', unit, cells, texts };
}

/** Whether a cell above this content is text, as a name is: nothing like what stands below. */
export function isNameOf(cell: string, { unit }: Content): boolean {
  return !standsForNumber(cell) && quantityOf(cell)?.unit !== unit;
}

function standsForNumber(cell: string): boolean {
  return isMissing(cell) || isEndless(cell);
}

function commonest(units: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts.keys()].find((unit) => counts.get(unit) === most) ?? '';
}

export function columnOf(
  name: string,
  heading: string,
  content: Content,
  decimal: Decimal,
): Column {
  const numbers = Float64Array.from(content.texts, (text) => {
    const value = text === null ? Number.NaN : numberOf(text, decimal);
    return Number.isFinite(value) ? value : Number.NaN;
  });
  const grouped = content.texts.some((text) => text !== null && isGrouped(text, decimal));
  return { ...content, name, heading, numbers, grouped };
}

/** What each number of a column says of the decimal sign; words say nothing. */
export function evidenceIn({ kind, texts }: Content): readonly Evidence[] {
  if (kind !== 'numbers') return [];
  return texts.map((text) => (text === null ? 'none' : evidenceOf(text)));
}

/** What is wrong with a cell where a number is expected; `line` is its row in the file. */
export function cellProblem(column: Column, row: number, line: number, decimal: Decimal): string {
  const { name, cells, texts } = column;
  const where = `Row ${line}, column ${quoted(name)}`;
  const cell = itemAt(cells, row);
  if (cell === '') return `${where} is empty: a number is expected.`;
  const expected = expectedAt(column, cell, itemAt(texts, row), decimal);
  return `${where} has ${quoted(cell)}, where ${expected} is expected.`;
}

function expectedAt({ unit }: Column, cell: string, text: string | null, decimal: Decimal): string {
  if (isEndless(cell) || /^nan$/i.test(cell)) return 'a finite number';
  if (text === null) {
    return unit && quantityOf(cell)
      ? `a number with ${quoted(unit)}, as in other rows,`
      : 'a number';
  }
  if (!Number.isNaN(numberOf(text, decimal))) return 'a number below 1.8e308 in size';
  return `a number with a decimal ${decimal}`;
}
