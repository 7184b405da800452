/** What heads the page on paper: which experiment it was, how far it went and on what, and its link. */

import { grouped } from '../core/grouped';
import { isSame } from '../core/schema/schema';
import { useCurves, useModel, useSessionState } from './context';
import { backendName } from './format';
import styles from './PaperHead.module.css';
import { changedOnTheWay, linkTo } from './share';

export function PaperHead() {
  const experiment = useSessionState((state) => state.experiment);
  const link = useSessionState(linkTo);
  const info = useCurves((state) => state.info);
  const step = useCurves((state) => state.measurements.at(-1)?.step);
  const changed = useCurves((state) => state.changes.length > 0);
  const { schema, differenceOf } = useModel();
  const isDefault = isSame(schema, experiment, schema.defaults);
  return (
    <section className={styles.head} aria-label="Experiment on paper">
      <h1>Alignment Lab</h1>
      <p>
        {isDefault
          ? 'Every setting at its default.'
          : `Defaults, but for ${differenceOf(experiment, schema.defaults)}.`}
      </p>
      {info && step !== undefined && (
        <p>
          {`Step ${grouped(step)} of ${grouped(info.steps)}, ${backendName(info.backend.id)} in ${info.backend.precision}.`}
        </p>
      )}
      {changed && <p>{changedOnTheWay}</p>}
      <p>{link}</p>
    </section>
  );
}
