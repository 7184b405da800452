/** Which learners train: a switch for each, which is the legend of the charts too. The last one stays on. */
import { useModel, useSession } from '../context';
import { Swatch } from '../Swatch';
import styles from './LearnerChoices.module.css';

interface Props {
  readonly learners: readonly {
    readonly id: string;
    readonly name: string;
    readonly note: string;
  }[];
  readonly chosen: readonly string[];
  /** What the way back means, in a line. */
  readonly meaning?: string;
}

export function LearnerChoices({ learners, chosen, meaning }: Props) {
  const session = useSession();
  const { schema } = useModel();
  return (
    <fieldset className={styles.learners} aria-label="Learners">
      {learners.map(({ id, name, note }) => {
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
            <span translate="no">{name}</span>
            <small>{note}</small>
          </label>
        );
      })}
      {meaning && <p className={styles.meaning}>{meaning}</p>}
    </fieldset>
  );
}
