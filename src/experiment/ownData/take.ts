/** From a table and what was chosen of it to what a run needs, or to what stands in the way. */
import { grouped } from '../grouped';
import type { OwnData } from '../ownData';
import { counted } from '../words';
import { type Choice, columnsAs, isClass } from './choice';
import { type Column, cellProblem } from './column';
import { limits } from './limits';
import { createComplaint, listed, quoted, type Read, refused } from './problems';
import type { Table } from './table';

export interface Taken {
  readonly own: OwnData;
  /** What was done to the table on the way, a sentence each. */
  readonly notes: readonly string[];
}

export function take(table: Table, choice: Choice): Read<Taken> {
  const inputs = columnsAs('input', table, choice);
  const targets = columnsAs('target', table, choice);
  const classes = isClass(targets, choice);
  const problem = choiceProblem(inputs, targets, classes);
  if (problem) return refused(problem);
  const cells = cellProblems(table, inputs, targets, classes);
  if (cells.length > 0) return { ok: false, problems: cells };
  const constant = inputs.filter((column) => isConstant(column.numbers));
  const used = inputs.filter((column) => !isConstant(column.numbers));
  if (used.length === 0) {
    return refused('No input is left: every input column has one and the same value in all rows.');
  }
  if (used.length > limits.inputs) {
    return refused(
      `There are ${grouped(used.length)} inputs: at most ${grouped(limits.inputs)} can be used.`,
    );
  }
  const output = classes ? oneHot(targets[0]) : values(targets);
  if (!output.ok) return output;
  const rows = table.lines.length;
  const own: OwnData = {
    name: table.name,
    inputs: used.map(({ name }) => name),
    outputs: output.value.names,
    classes,
    X: sideBySide(used.map(({ numbers }) => numbers)),
    Y: output.value.Y,
    rows,
    standardize: choice.standardize,
    ...split(rows, choice.testShare),
  };
  return { ok: true, value: { own, notes: notesOf(table, choice, constant, own) } };
}

function choiceProblem(
  inputs: readonly Column[],
  targets: readonly Column[],
  classes: boolean,
): string | null {
  if (targets.length === 0) return 'No column is the target: choose at least one.';
  if (inputs.length === 0) return 'No column is an input: choose at least one.';
  const words = classes ? undefined : targets.find(({ kind }) => kind === 'words');
  if (words) {
    return `Column ${quoted(words.name)} holds words: it can be a target only alone, as a class.`;
  }
  const chosen = [...inputs, ...targets];
  const twin = targets.find(
    ({ heading }) => heading && chosen.filter((other) => other.heading === heading).length > 1,
  );
  if (!twin) return null;
  return `Several columns are called ${quoted(twin.heading)}, and one is a target: leave the others out.`;
}

function cellProblems(
  { lines }: Table,
  inputs: readonly Column[],
  targets: readonly Column[],
  classes: boolean,
): readonly string[] {
  const complaint = createComplaint();
  for (const column of classes ? inputs : [...inputs, ...targets]) {
    column.numbers.forEach((value, i) => {
      if (Number.isNaN(value)) {
        complaint.add(() => cellProblem(column, column.cells[i], lines[i]));
      }
    });
  }
  if (classes) {
    const [{ name, cells }] = targets;
    cells.forEach((cell, i) => {
      if (cell !== '') return;
      complaint.add(() => `Row ${lines[i]}, column ${quoted(name)} is empty: a class is expected.`);
    });
  }
  return complaint.sentences();
}

interface Output {
  readonly names: readonly string[];
  /** [rows, o] */
  readonly Y: Float64Array;
}

/** A column for each class: 1 where the row is of that class, else 0. */
function oneHot({ name, cells, numbers }: Column): Read<Output> {
  // “1” and “1.0” are one class.
  const numeric = !numbers.some(Number.isNaN);
  const labels = numeric ? Array.from(numbers, String) : cells;
  const names = [...new Set(labels)].sort();
  if (numeric) names.sort((a, b) => Number(a) - Number(b));
  if (names.length === 1) return refused(constantTarget(name, names[0]));
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

function values(targets: readonly Column[]): Read<Output> {
  if (targets.length > limits.outputs) {
    return refused(
      `There are ${grouped(targets.length)} targets: at most ${limits.outputs} are possible.`,
    );
  }
  const complaint = createComplaint();
  for (const { name, cells, numbers } of targets) {
    if (isConstant(numbers)) complaint.add(() => constantTarget(name, cells[0]));
  }
  if (complaint.count > 0) return { ok: false, problems: complaint.sentences() };
  const Y = sideBySide(targets.map(({ numbers }) => numbers));
  return { ok: true, value: { names: targets.map(({ name }) => name), Y } };
}

function constantTarget(name: string, value: string): string {
  return `The target ${quoted(name)} is ${quoted(value)} in every row: there is nothing to learn.`;
}

function isConstant(numbers: Float64Array): boolean {
  return numbers.every((value) => value === numbers[0]);
}

/** Columns [rows] each → [rows, columns]. */
function sideBySide(columns: readonly Float64Array[]): Float64Array {
  const width = columns.length;
  const matrix = new Float64Array(columns[0].length * width);
  columns.forEach((column, k) => {
    column.forEach((value, i) => {
      matrix[i * width + k] = value;
    });
  });
  return matrix;
}

/** How many rows are trained on, at least one, and how many are held out. */
function split(rows: number, share: number): Pick<OwnData, 'trainRows' | 'testRows'> {
  const held = Math.min(Math.round((rows * share) / 100), rows - 1);
  return {
    trainRows: Math.min(rows - held, limits.trainRows),
    testRows: Math.min(held, limits.testRows),
  };
}

function notesOf(
  table: Table,
  choice: Choice,
  constant: readonly Column[],
  { rows, trainRows, testRows }: OwnData,
): readonly string[] {
  const words = columnsAs('out', table, choice).filter(({ kind }) => kind === 'words');
  const over = rows - trainRows - testRows;
  const held = testRows > 0 ? ` and ${grouped(testRows)} to test on` : '';
  const name = (column: Column) => column.name;
  return [
    over > 0 &&
      `Of ${counted(rows, 'row')} the seed chooses ${grouped(trainRows)} to train on${held}; the others are not used.`,
    constant.length > 0 && `Left out, as the same in all rows: ${listed(constant.map(name))}.`,
    words.length > 0 &&
      `Left out, as words can only be a class to learn: ${listed(words.map(name))}.`,
    table.decimalCommas && 'Commas were read as decimal commas.',
  ].filter((note) => note !== false);
}
