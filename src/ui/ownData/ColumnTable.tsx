/** The first rows of a table, with what each column is used as. */
import type { Choice, Role } from '../../core/table/choice';
import { withRole } from '../../core/table/choice';
import type { Table } from '../../core/table/table';
import field from '../parts/field.module.css';
import unseen from '../parts/unseen.module.css';
import styles from './ColumnTable.module.css';

const PREVIEW = 5;

const ROLES: readonly { readonly value: Role; readonly label: string }[] = [
  { value: 'input', label: 'Input' },
  { value: 'target', label: 'Target' },
  { value: 'out', label: 'Leave out' },
];

interface Props {
  readonly table: Table;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

export function ColumnTable({ table: { columns, lines }, choice, onChoice }: Props) {
  return (
    // It scrolls both ways, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.preview} aria-label="First rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className={unseen.unseen}>Row</span>
            </th>
            {columns.map(({ name }, k) => (
              <th key={name} scope="col" data-role={choice.roles[k]}>
                <span className={styles.name} title={name} translate="no">
                  {name}
                </span>
                <select
                  className={field.select}
                  aria-label={`Use ${name} as`}
                  value={choice.roles[k]}
                  onChange={({ target }) => {
                    const role = ROLES.find(({ value }) => value === target.value);
                    if (role) onChoice(withRole(choice, k, role.value));
                  }}
                >
                  {ROLES.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody translate="no">
          {lines.slice(0, PREVIEW).map((line, i) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              {columns.map(({ name, cells, kind }, k) => (
                <td key={name} data-role={choice.roles[k]} data-kind={kind} title={cells[i]}>
                  {cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
