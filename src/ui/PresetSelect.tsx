/** The named experiments: a select in the bar, and beside the charts what the chosen one shows. */

import type { AnyExperiment } from '../core/schema/rows';
import { isSame, valueAt } from '../core/schema/schema';
import type { Session } from '../session/session';
import { useModel, useSession, useSessionState } from './context';
import styles from './PresetSelect.module.css';
import field from './parts/field.module.css';

const OPENING = 'opening';
const OTHER = 'other';

export function PresetSelect() {
  const session = useSession();
  const { schema, aside, opening, presets, presetOf } = useModel();
  const chosen = useSessionState(
    ({ experiment }) =>
      presetOf(experiment)?.id ??
      (isSame(schema, experiment, schema.defaults, aside) ? OPENING : OTHER),
  );
  return (
    <select
      className={`${field.select} ${styles.preset}`}
      aria-label="Preset"
      value={chosen}
      onChange={({ target }) => {
        const preset = presets.find(({ id }) => id === target.value);
        if (preset || target.value === OPENING)
          load(session, preset?.experiment ?? schema.defaults);
      }}
    >
      <option value={OPENING}>{opening}</option>
      {chosen === OTHER && <option value={OTHER}>Own settings</option>}
      {presets.map(({ id, name }) => (
        <option key={id} value={id}>
          {`${id} · ${name}`}
        </option>
      ))}
    </select>
  );
}

/** What is the person's, and not the preset's, stays as it is. */
export function load(session: Session, wanted: AnyExperiment): void {
  const { model, experiment } = session.store.getState();
  const kept = Object.fromEntries(model.aside.map((key) => [key, valueAt(experiment, key)]));
  session.load({ ...wanted, ...kept }, [], true);
}
