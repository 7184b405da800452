/** Rows in which a value that is needed is missing: how many there are, and the table without them. */
import { type Choice, classAmong, columnsAs } from './choice';
import type { Column } from './column';
import { isMissing, isUnclassed } from './numbers';
import type { Table } from './table';

/** Rows of the table in which a value of the chosen columns is missing. */
function incomplete(table: Table, choice: Choice): ReadonlySet<number> {
  const targets = columnsAs('target', table, choice);
  const classes = classAmong(targets, choice) !== null;
  const needed = [
    ...columnsAs('input', table, choice).map(({ cells }) => ({ cells, gap: isMissing })),
    ...targets.map(({ cells }) => ({ cells, gap: classes ? isUnclassed : isMissing })),
  ];
  const rows = new Set<number>();
  for (const { cells, gap } of needed) {
    cells.forEach((cell, row) => {
      if (gap(cell)) rows.add(row);
    });
  }
  return rows;
}

export function gapsIn(table: Table, choice: Choice): number {
  return incomplete(table, choice).size;
}

export function withoutGaps(table: Table, choice: Choice): Table {
  const gaps = incomplete(table, choice);
  const isKept = (_: unknown, row: number) => !gaps.has(row);
  const columns = table.columns.map(
    (column): Column => ({
      ...column,
      cells: column.cells.filter(isKept),
      texts: column.texts.filter(isKept),
      numbers: column.numbers.filter(isKept),
    }),
  );
  return { ...table, columns, lines: table.lines.filter(isKept) };
}
