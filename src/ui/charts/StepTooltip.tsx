/** What stands beside the line that is read in a chart: the step and the value of each learner. */
import { grouped } from '../../core/grouped';
import type { RunInfo } from '../../engine/run';
import { useNames } from '../context';
import { Swatch } from '../Swatch';
import styles from './StepTooltip.module.css';
import type { Row } from './sight';

interface Props {
  readonly row: Row;
  readonly info: RunInfo;
  readonly value: (value: number) => string;
  readonly hidden: ReadonlySet<string>;
}

export function StepTooltip({ row, info, value, hidden }: Props) {
  const nameOf = useNames();
  return (
    <div className={styles.tooltip} translate="no">
      <b>{`step ${grouped(row.step)}`}</b>
      {info.learners.map((learner, index) => {
        if (hidden.has(learner.id)) return null;
        const shown = row.values[index] ?? null;
        return (
          <span key={learner.id}>
            <Swatch learner={learner.id} />
            <span>{nameOf(learner).short}</span>
            <span className={styles.value}>{shown === null ? '–' : value(shown)}</span>
          </span>
        );
      })}
    </div>
  );
}
