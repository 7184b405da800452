/** Rows in which a value that is needed is missing: how many there are, and the table without them. */
import { type Choice, columnsAs, isClass } from './choice';
import type { Column } from './column';
import { isMissing, isUnclassed } from './numbers';
import type { Table } from './table';

/** Rows of the table whose values in the chosen columns are all there. */
function complete(table: Table, choice: Choice): readonly number[] {
  const targets = columnsAs('target', table, choice);
  const classes = isClass(targets, choice);
  const needed = [
    ...columnsAs('input', table, choice).map(({ cells }) => ({ cells, gap: isMissing })),
    ...targets.map(({ cells }) => ({ cells, gap: classes ? isUnclassed : isMissing })),
  ];
  const rows = [...table.lines.keys()];
  return rows.filter((row) => needed.every(({ cells, gap }) => !gap(cells[row])));
}

export function gapsIn(table: Table, choice: Choice): number {
  return table.lines.length - complete(table, choice).length;
}

export function withoutGaps(table: Table, choice: Choice): Table {
  const rows = complete(table, choice);
  const columns = table.columns.map(
    (column): Column => ({
      ...column,
      cells: rows.map((row) => column.cells[row]),
      texts: rows.map((row) => column.texts[row]),
      numbers: Float64Array.from(rows, (row) => column.numbers[row]),
    }),
  );
  return { ...table, columns, lines: rows.map((row) => table.lines[row]) };
}
