/** A parameter of which one or more values are chosen; the last one stays. */
import type { SetRow } from '../../core/schema/rows';
import { useModel, useSession, useSessionState } from '../context';
import styles from './control.module.css';

export function SetControl({ param, row }: { readonly param: string; readonly row: SetRow }) {
  const session = useSession();
  const { schema } = useModel();
  const value = useSessionState((state) => state.experiment[param]);
  const chosen = typeof value === 'object' ? value : [String(value)];
  return (
    <fieldset className={styles.set} aria-label={row.label}>
      {row.options.map(({ value: option, label = option }) => {
        const on = chosen.includes(option);
        const toggled = on ? chosen.filter((other) => other !== option) : [...chosen, option];
        return (
          <label key={option}>
            <input
              type="checkbox"
              checked={on}
              disabled={on && chosen.length === 1}
              onChange={() => {
                const parsed = schema.parse(param, toggled.join(','));
                if (parsed.ok) session.setParam(param, parsed.value);
              }}
            />
            <span>{label}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
