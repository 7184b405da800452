/** What the person makes of a table: which columns are inputs and targets, and how its rows are used. */
import type { Column } from './column';
import type { Table } from './table';

export type Role = 'input' | 'target' | 'out';

export interface Choice {
  /** One a column. */
  readonly roles: readonly Role[];
  /** Whether a target of numbers is a class; one of words always is. */
  readonly classes: boolean;
  readonly standardize: boolean;
  /** Percent of the rows that are held out for testing. */
  readonly testShare: number;
}

export const testShares = [0, 10, 20, 30, 40, 50] as const;

/** The last column is the target, the other columns of numbers are the inputs. */
export function suggested({ columns }: Table): Choice {
  const target = columns.findLastIndex(({ kind }) => kind !== 'empty');
  const roles = columns.map(
    ({ kind }, k): Role => (k === target ? 'target' : kind === 'numbers' ? 'input' : 'out'),
  );
  return { roles, classes: false, standardize: true, testShare: 20 };
}

export function withRole(choice: Choice, column: number, role: Role): Choice {
  return { ...choice, roles: choice.roles.with(column, role) };
}

export function columnsAs(role: Role, table: Table, choice: Choice): readonly Column[] {
  return table.columns.filter((_, k) => choice.roles[k] === role);
}

/** Whether the one target is a class. */
export function isClass(targets: readonly Column[], choice: Choice): boolean {
  const [target, ...more] = targets;
  return more.length === 0 && target !== undefined && (choice.classes || target.kind === 'words');
}
