/** The outputs that a table's targets become: columns side by side, or one of zeros and ones for each class. */
import { grouped } from '../grouped';
import { itemAt } from '../itemAt';
import type { Column } from './column';
import { limits } from './limits';
import { createComplaint, quoted, type Read, refused } from './problems';
import { isConstant } from './scale';

export interface Output {
  readonly names: readonly string[];
  /** [rows, o] */
  readonly Y: Float64Array;
}

/** A column for each class: 1 where the row is of that class, else 0. */
export function oneHot({ name, cells, numbers }: Column): Read<Output> {
  // “1” and “1.0” are one class.
  const numeric = !numbers.some(Number.isNaN);
  const labels = numeric ? Array.from(numbers, String) : cells;
  const names = [...new Set(labels)].sort();
  if (numeric) names.sort((a, b) => Number(a) - Number(b));
  if (names.length === 1) return refused(constantTarget(name, itemAt(names, 0)));
  if (names.length > limits.outputs) {
    return refused(
      `Column ${quoted(name)} has ${grouped(names.length)} different values: at most ${limits.outputs} classes can be told apart.`,
    );
  }
  const index = new Map(names.map((each, k) => [each, k]));
  const Y = new Float64Array(labels.length * names.length);
  labels.forEach((label, i) => {
    Y[i * names.length + (index.get(label) ?? 0)] = 1;
  });
  return { ok: true, value: { names, Y } };
}

export function values(targets: readonly Column[], rows: number): Read<Output> {
  if (targets.length > limits.outputs) {
    return refused(
      `There are ${grouped(targets.length)} targets: at most ${limits.outputs} are possible.`,
    );
  }
  const complaint = createComplaint();
  for (const { name, cells, numbers } of targets) {
    if (isConstant(numbers)) complaint.add(() => constantTarget(name, itemAt(cells, 0)));
  }
  if (complaint.count > 0) return { ok: false, problems: complaint.sentences() };
  const Y = sideBySide(
    targets.map(({ numbers }) => numbers),
    rows,
  );
  return { ok: true, value: { names: targets.map(({ name }) => name), Y } };
}

function constantTarget(name: string, value: string): string {
  return `The target ${quoted(name)} is ${quoted(value)} in every row: there is nothing to learn.`;
}

/** Columns [rows] each → [rows, columns]. */
export function sideBySide(columns: readonly Float64Array[], rows: number): Float64Array {
  const width = columns.length;
  const matrix = new Float64Array(rows * width);
  columns.forEach((column, k) => {
    column.forEach((value, i) => {
      matrix[i * width + k] = value;
    });
  });
  return matrix;
}
