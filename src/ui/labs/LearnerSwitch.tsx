/** Whose weights are drawn: the same choice for every view that shows one learner. */

import type { RunInfo } from '../../engine/run';
import { useNames } from '../context';
import switches from '../parts/switch.module.css';
import { strokeOf } from '../strokes';
import { chosenIndex, setView, useView } from '../view';
import styles from './LearnerSwitch.module.css';

export function LearnerSwitch({ info }: { readonly info: Pick<RunInfo, 'learners'> | null }) {
  const chosen = useView((view) => view.chosen);
  const nameOf = useNames();
  if (!info) return null;
  const current = chosenIndex(chosen, info);
  return (
    <fieldset className={switches.switch} aria-label="Learner shown">
      {info.learners.map((learner, index) => (
        <button
          key={learner.id}
          type="button"
          aria-pressed={index === current}
          title={nameOf(learner).long}
          onClick={() => setView({ chosen: learner.id })}
        >
          <span className={styles.dot} style={{ background: strokeOf(learner.id).color }} />
          <span translate="no">{nameOf(learner).short}</span>
        </button>
      ))}
    </fieldset>
  );
}
