/** The controls of the dialog for own data: a switch, and a choice of a few. */
import { useId } from 'react';
import { itemAt } from '../../core/itemAt';
import field from '../parts/field.module.css';
import styles from './options.module.css';

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly set: (on: boolean) => void;
}

export function Switch({ label, on, disabled = false, set }: SwitchProps) {
  return (
    <label className={styles.option}>
      <input
        type="checkbox"
        checked={on}
        disabled={disabled}
        onChange={({ target }) => set(target.checked)}
      />
      {label}
    </label>
  );
}

interface SelectProps<T> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly name: string }[];
  readonly value: T;
  readonly set: (value: T) => void;
}

export function Select<T>({ label, options, value, set }: SelectProps<T>) {
  const id = useId();
  return (
    <span className={styles.option}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={field.select}
        value={options.findIndex((option) => option.value === value)}
        onChange={({ target }) => set(itemAt(options, target.selectedIndex).value)}
      >
        {options.map(({ name }, index) => (
          <option key={name} value={index}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
