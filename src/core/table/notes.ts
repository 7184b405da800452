/** What was done to a table on its way to a run, in sentences. */
import { grouped } from '../grouped';
import { counted } from '../words';
import { type Choice, classAmong, columnsAs } from './choice';
import type { Column } from './column';
import { isMissing } from './numbers';
import type { OwnData } from './ownData';
import { listed, quoted } from './problems';
import type { Table } from './table';

interface Done {
  /** Inputs that are left out, as they say nothing. */
  readonly constant: readonly Column[];
  /** Rows that are left out, as something is missing in them. */
  readonly skipped: number;
  readonly own: OwnData;
}

export function notesOf(table: Table, choice: Choice, done: Done): readonly string[] {
  const chosen = [...columnsAs('input', table, choice), ...columnsAs('target', table, choice)];
  return [
    ...rowNotes(done),
    ...columnNotes(table, choice, done.constant),
    ...writingNotes(
      table,
      chosen.filter(({ kind }) => kind === 'numbers'),
    ),
  ].filter((note) => note !== false);
}

function rowNotes({ skipped, own: { rows, trainRows, testRows } }: Done) {
  const over = rows - trainRows - testRows;
  const held = testRows > 0 ? ` and ${grouped(testRows)} to test on` : '';
  return [
    skipped > 0 && `Left out, as a value is missing: ${counted(skipped, 'row')}.`,
    over > 0 &&
      `Of ${counted(rows, 'row')} the seed chooses ${grouped(trainRows)} to train on${held}; the others are not used.`,
  ];
}

function columnNotes(table: Table, choice: Choice, constant: readonly Column[]) {
  const { columns, counting, guessed } = table;
  const out = columnsAs('out', table, choice);
  const words = out.filter(({ kind }) => kind === 'words');
  const empty = out.filter(({ kind, heading }) => kind === 'empty' && heading !== '');
  const labels = classAmong(columnsAs('target', table, choice), choice);
  const marks = labels?.cells.filter(isMissing) ?? [];
  const [first] = columns;
  return [
    guessed && 'The numbers in the first row were taken for names: untick that if they are data.',
    constant.length > 0 && `Left out, as the same in all rows: ${listed(constant.map(nameOf))}.`,
    words.length > 0 &&
      `Left out, as words can only be a class to learn: ${listed(words.map(nameOf))}.`,
    empty.length > 0 && `Left out, as without a value: ${listed(empty.map(nameOf))}.`,
    first !== undefined &&
      counting &&
      choice.roles[0] === 'out' &&
      `Left out, as it only counts the rows: ${quoted(first.name)}.`,
    marks.length > 0 && `Taken for a class of its own: ${listed([...new Set(marks)])}.`,
  ];
}

/** How numbers were read that could be written otherwise. */
function writingNotes({ decimal }: Table, numbers: readonly Column[]) {
  const commas = numbers.some(({ texts }) => texts.some((text) => text?.includes(',')));
  const units = [...new Set(numbers.map(({ unit }) => unit))].filter((unit) => unit !== '');
  return [
    decimal === 'comma' && commas && 'Commas were read as decimal commas.',
    numbers.some(({ grouped: divided }) => divided) &&
      `${decimal === 'comma' ? 'Points' : 'Commas'} were read as dividing thousands.`,
    ...units.map((unit) => {
      const names = numbers.filter((each) => each.unit === unit).map(nameOf);
      return `Left off the numbers of ${listed(names)}: ${quoted(unit)}.`;
    }),
  ];
}

function nameOf({ name }: Column): string {
  return name;
}
