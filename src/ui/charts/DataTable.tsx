/** The numbers of a figure as a table that scrolls. */
import { grouped } from '../../core/grouped';
import { itemAt } from '../../core/itemAt';
import { useCurves } from '../context';
import { compact, NONE } from '../format';
import styles from './DataTable.module.css';
import type { Numbers } from './save';

/** More rows than this help nobody; the file has them all. */
const MOST_ROWS = 400;

interface Props {
  readonly name: string;
  readonly numbers: () => Numbers;
}

export function DataTable({ name, numbers }: Props) {
  useCurves((state) => state); // it follows the run
  const { columns, rows, whole = [] } = numbers();
  const shown = rows.slice(0, MOST_ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
    <section className={styles.table} aria-label={`${name} as a table`} tabIndex={0}>
      <table translate="no">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row[0]}>
              {row.map((value, index) => {
                const column = itemAt(columns, index);
                const write = index === 0 || whole.includes(column) ? grouped : compact;
                const text = value === null ? NONE : write(value);
                return index === 0 ? (
                  <th key={column} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={column}>{text}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <p>{`The first ${grouped(MOST_ROWS)} of ${grouped(rows.length)} rows; “Save as CSV” has all.`}</p>
      )}
    </section>
  );
}
