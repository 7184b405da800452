/** What the person makes of a table: which columns are inputs and targets, and how its rows are used. */
import type { Column } from './column';
import type { Table } from './table';

export const roles = ['input', 'target', 'out'] as const;
export type Role = (typeof roles)[number];

export interface Choice {
  /** One a column. */
  readonly roles: readonly Role[];
  /** Whether a target of numbers is a class; one of words always is. */
  readonly classes: boolean;
  readonly standardize: boolean;
  /** Whether rows are left out where a value that is needed is missing. */
  readonly skipGaps: boolean;
  /** Percent of the rows that are held out for testing. */
  readonly testShare: number;
}

export const testShares = [0, 10, 20, 30, 40, 50] as const;

/** The last column is the target, the other columns of numbers are the inputs, but for one that only counts the rows. */
export function suggested({ columns, counting }: Table): Choice {
  const target = columns.findLastIndex(({ kind }) => kind !== 'empty');
  const numbers = columns.filter(({ kind }, k) => kind === 'numbers' && k !== target);
  const inputs =
    counting && numbers.length > 1 ? numbers.filter((column) => column !== columns[0]) : numbers;
  const chosen = columns.map(
    (column, k): Role => (k === target ? 'target' : inputs.includes(column) ? 'input' : 'out'),
  );
  return { roles: chosen, classes: false, standardize: true, skipGaps: false, testShare: 20 };
}

export function withRole(choice: Choice, column: number, role: Role): Choice {
  return { ...choice, roles: choice.roles.with(column, role) };
}

export function columnsAs(role: Role, table: Table, choice: Choice): readonly Column[] {
  return table.columns.filter((_, k) => choice.roles[k] === role);
}

/** The one target, where it is a class. */
export function classAmong(targets: readonly Column[], choice: Choice): Column | null {
  const [target, ...more] = targets;
  if (!target || more.length > 0) return null;
  return choice.classes || target.kind === 'words' ? target : null;
}
