/** From a table and what was chosen of it to what a run needs, or to what stands in the way. */
import { grouped } from '../grouped';
import { itemAt } from '../itemAt';
import { type Choice, classAmong, columnsAs } from './choice';
import { type Column, cellProblem } from './column';
import { withoutGaps } from './gaps';
import { limits } from './limits';
import { notesOf } from './notes';
import { evidenceOf, isUnclassed, numberOf } from './numbers';
import { oneHot, sideBySide, values } from './outputs';
import type { OwnData } from './ownData';
import { createComplaint, quoted, type Read, refused } from './problems';
import { isConstant, scaleProblem } from './scale';
import type { Table } from './table';

export interface Taken {
  readonly own: OwnData;
  /** What was done to the table on the way, a sentence each. */
  readonly notes: readonly string[];
}

export function take(whole: Table, choice: Choice): Read<Taken> {
  const table = choice.skipGaps ? withoutGaps(whole, choice) : whole;
  const inputs = columnsAs('input', table, choice);
  const targets = columnsAs('target', table, choice);
  const labels = classAmong(targets, choice);
  const classes = labels !== null;
  const problem = choiceProblem(inputs, targets, classes) ?? rowProblem(table, whole);
  if (problem) return refused(problem);
  const cells = cellProblems(table, inputs, targets, labels);
  if (cells.length > 0) return { ok: false, problems: cells };
  const constant = inputs.filter((column) => isConstant(column.numbers));
  const used = inputs.filter((column) => !isConstant(column.numbers));
  const width = inputProblem(used);
  if (width) return refused(width);
  const scaled = classes ? used : [...used, ...targets];
  const scales = choice.standardize ? [] : scaled.flatMap((column) => scaleProblem(column) ?? []);
  if (scales.length > 0) return { ok: false, problems: scales };
  const rows = table.lines.length;
  const output = labels ? oneHot(labels) : values(targets, rows);
  if (!output.ok) return output;
  const own: OwnData = {
    name: table.name,
    inputs: used.map(({ name }) => name),
    outputs: output.value.names,
    classes,
    X: sideBySide(
      used.map(({ numbers }) => numbers),
      rows,
    ),
    Y: output.value.Y,
    rows,
    standardize: choice.standardize,
    ...split(rows, choice.testShare),
  };
  const skipped = whole.lines.length - rows;
  return { ok: true, value: { own, notes: notesOf(table, choice, { constant, skipped, own }) } };
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

function rowProblem({ lines }: Table, whole: Table): string | null {
  if (lines.length >= 2) return null;
  const all = grouped(whole.lines.length);
  return `${lines.length === 0 ? 'None' : 'Only 1'} of ${all} rows has all its values: at least 2 are expected.`;
}

function inputProblem(used: readonly Column[]): string | null {
  if (used.length === 0) {
    return 'No input is left: every input column has one and the same value in all rows.';
  }
  if (used.length <= limits.inputs) return null;
  return `There are ${grouped(used.length)} inputs: at most ${grouped(limits.inputs)} can be used.`;
}

function cellProblems(
  { lines, decimal, told }: Table,
  inputs: readonly Column[],
  targets: readonly Column[],
  labels: Column | null,
): readonly string[] {
  const complaint = createComplaint();
  for (const column of labels ? inputs : [...inputs, ...targets]) {
    column.numbers.forEach((value, i) => {
      if (Number.isNaN(value))
        complaint.add(() => cellProblem(column, i, itemAt(lines, i), decimal));
    });
  }
  if (labels) {
    const { name, cells } = labels;
    cells.forEach((cell, i) => {
      if (!isUnclassed(cell)) return;
      const found = cell === '' ? 'is empty' : `has ${quoted(cell)}`;
      const where = `Row ${itemAt(lines, i)}, column ${quoted(name)}`;
      complaint.add(() => `${where} ${found}: a class is expected.`);
    });
  }
  if (!told && complaint.count === 0) {
    for (const column of [...inputs, ...targets]) {
      const problem = undecided(column, lines);
      if (problem) complaint.add(() => problem);
    }
  }
  return complaint.sentences();
}

/** The first cell of a column that is another number under the other decimal sign, where neither is known to hold. */
function undecided({ name, cells, texts, kind }: Column, lines: readonly number[]): string | null {
  if (kind !== 'numbers') return null;
  const row = texts.findIndex((text) => text !== null && evidenceOf(text) === 'ambiguous');
  const text = texts[row];
  if (row < 0 || !text) return null;
  const [small, large] = [numberOf(text, 'point'), numberOf(text, 'comma')].sort((a, b) => a - b);
  return `Row ${itemAt(lines, row)}, column ${quoted(name)} has ${quoted(itemAt(cells, row))}, which may be ${small} or ${large}: choose the decimal sign.`;
}

/** How many rows are trained on, at least one, and how many are held out. */
function split(rows: number, share: number): Pick<OwnData, 'trainRows' | 'testRows'> {
  const held = Math.min(Math.round((rows * share) / 100), rows - 1);
  return {
    trainRows: Math.min(rows - held, limits.trainRows),
    testRows: Math.min(held, limits.testRows),
  };
}
