/** Which learners train: a switch for each, which is the legend of the charts too. The last one stays on. */
import { learnerName, learnerOfRun, learners } from '../../../models/twoLayer/learners';
import { feedbackRule } from '../../../models/twoLayer/rules/rules';
import { useModel, useSession } from '../../context';
import { Swatch } from '../../Swatch';
import { useExperiment } from './inSight';
import styles from './LearnersControl.module.css';

export function LearnersControl() {
  const session = useSession();
  const { schema } = useModel();
  const chosen = useExperiment((experiment) => experiment.learners);
  const rule = useExperiment((experiment) => experiment.feedback);
  return (
    <fieldset className={styles.learners} aria-label="Learners">
      {learners.map(({ value: id, feedback, note }) => {
        const on = chosen.includes(id);
        const only = on && chosen.length === 1;
        const toggled = on ? chosen.filter((other) => other !== id) : [...chosen, id];
        return (
          <label key={id} className={styles.learner} data-on={on}>
            <input
              type="checkbox"
              checked={on}
              disabled={only}
              title={only ? 'At least one learner trains.' : undefined}
              onChange={() => {
                const parsed = schema.parse('learners', toggled.join(','));
                if (parsed.ok) session.setParam('learners', parsed.value);
              }}
            />
            <Swatch learner={id} />
            <span translate="no">{learnerName(learnerOfRun(id, rule)).long}</span>
            <small>{feedback && rule !== 'fa' ? note.replace('via b', 'via Q') : note}</small>
          </label>
        );
      })}
      <p className={styles.meaning}>{feedbackRule(rule).meaning}</p>
    </fieldset>
  );
}
