/** How a table is used beyond the roles of its columns: names, classes, scale, test rows. */
import { useId } from 'react';
import type { Choice } from '../../experiment/ownData/choice';
import { columnsAs, isClass, testShares } from '../../experiment/ownData/choice';
import type { Chosen } from './draft';

interface Props {
  readonly chosen: Chosen;
  readonly onNamed: (named: boolean) => void;
  readonly onChoice: (choice: Choice) => void;
}

export function TableOptions({ chosen: { table, choice }, onNamed, onChoice }: Props) {
  const id = useId();
  const targets = columnsAs('target', table, choice);
  const [target, ...more] = targets;
  const classes = isClass(targets, choice);
  return (
    <div className="own-options">
      <Switch label="First row holds names" on={table.named} set={onNamed} />
      {target && more.length === 0 && (
        <Switch
          label="Target is a class"
          on={classes}
          // Words can be nothing else.
          disabled={target.kind === 'words'}
          set={(on) => onChoice({ ...choice, classes: on })}
        />
      )}
      <Switch
        label={classes ? 'Standardize inputs' : 'Standardize inputs and targets'}
        on={choice.standardize}
        set={(standardize) => onChoice({ ...choice, standardize })}
      />
      <span className="own-option">
        <label htmlFor={id}>Hold out for testing</label>
        <select
          id={id}
          className="select"
          value={choice.testShare}
          onChange={({ target }) => onChoice({ ...choice, testShare: Number(target.value) })}
        >
          {testShares.map((share) => (
            <option key={share} value={share}>
              {`${share} %`}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly set: (on: boolean) => void;
}

function Switch({ label, on, disabled = false, set }: SwitchProps) {
  return (
    <label className="own-option">
      <input
        type="checkbox"
        checked={on}
        disabled={disabled}
        onChange={({ target }) => set(target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
