/** A parameter with a few named values. */
import { useId } from 'react';
import type { ChoiceRow } from '../../core/schema/rows';
import { useModel, useSession, useSessionState } from '../context';
import field from '../parts/field.module.css';
import styles from './control.module.css';
import { ParamHead } from './ParamHead';

export function ChoiceControl({
  param,
  row,
  instead,
}: {
  readonly param: string;
  readonly row: ChoiceRow;
  /** Whether a chosen value is dealt with otherwise, and not set. */
  readonly instead?: (text: string) => boolean;
}) {
  const id = useId();
  const session = useSession();
  const model = useModel();
  const value = useSessionState((state) => String(state.experiment[param]));
  return (
    <div className={`${styles.control} ${styles.choice}`}>
      <ParamHead param={param} id={id}>
        <select
          id={id}
          className={field.select}
          aria-label={row.label}
          aria-describedby={`${id}-help`}
          value={value}
          onChange={({ target }) => {
            if (instead?.(target.value)) return;
            const parsed = model.schema.parse(param, target.value);
            if (parsed.ok) session.setParam(param, parsed.value);
          }}
        >
          {row.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </ParamHead>
    </div>
  );
}
