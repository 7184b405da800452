/** How a table is used beyond the roles of its columns: classes, scale, rows with gaps, test rows. */
import type { Choice } from '../../core/table/choice';
import { classAmong, columnsAs, testShares } from '../../core/table/choice';
import { gapsIn } from '../../core/table/gaps';
import { counted } from '../../core/words';
import type { Chosen } from './draft';
import { Select, Switch } from './options';
import styles from './options.module.css';

interface Props {
  readonly chosen: Chosen;
  /** Whether rows that are held out are tested on. */
  readonly tests: boolean;
  readonly onChoice: (choice: Choice) => void;
}

const SHARES = testShares.map((value) => ({ value, name: `${value} %` }));

export function TableOptions({ chosen: { table, choice }, tests, onChoice }: Props) {
  const targets = columnsAs('target', table, choice);
  const [target, ...more] = targets;
  const classes = classAmong(targets, choice) !== null;
  const gaps = gapsIn(table, choice);
  return (
    <div className={styles.options}>
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
      {gaps > 0 && (
        <Switch
          label={`Leave out ${counted(gaps, 'row')} with missing values`}
          on={choice.skipGaps}
          set={(skipGaps) => onChoice({ ...choice, skipGaps })}
        />
      )}
      {tests && (
        <Select
          label="Hold out for testing"
          options={SHARES}
          value={choice.testShare}
          set={(testShare) => onChoice({ ...choice, testShare })}
        />
      )}
    </div>
  );
}
