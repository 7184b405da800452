/** The named experiments: a select in the bar, and beside the charts what the chosen one shows. */

import type { AnyExperiment } from '../core/schema/rows';
import { isSame } from '../core/schema/schema';
import { experimentOf, type Preset, type Variant } from '../models/twoLayer/presets';
import { wordsOf } from '../models/twoLayer/stated';
import type { Session } from '../session/session';
import { useModel, useSession, useSessionState } from './context';
import styles from './PresetSelect.module.css';
import field from './parts/field.module.css';
import switches from './parts/switch.module.css';
import { useExperiment } from './twoLayer';

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

interface PresetTextProps {
  readonly preset: Preset;
  readonly variant: Variant | null;
}

/** What to look at and what it shows, with the other values of a list a click away. */
export function PresetText({ preset, variant }: PresetTextProps) {
  const session = useSession();
  const seed = useExperiment((experiment) => experiment.seed);
  const [look, shows] = [variant?.look ?? preset.look, preset.shows].map((each) =>
    wordsOf(each, { seed }),
  );
  return (
    <section aria-label="About this preset">
      <p>
        <b key={look}>{look}</b> <span key={shows}>{shows}</span>
      </p>
      {preset.variants.length > 0 && (
        <fieldset className={switches.switch} aria-label="Values">
          {preset.variants.map((each) => (
            <button
              key={each.label}
              type="button"
              aria-pressed={each === variant}
              onClick={() => open(session, preset, each)}
            >
              {each.label}
            </button>
          ))}
        </fieldset>
      )}
    </section>
  );
}

function open(session: Session, preset: Preset, variant?: Variant): void {
  load(session, experimentOf(preset, variant));
}

/** What is the person's, and not the preset's, stays as it is. */
export function load(session: Session, wanted: AnyExperiment): void {
  const { model, experiment } = session.store.getState();
  const kept = Object.fromEntries(model.aside.map((key) => [key, experiment[key]]));
  session.load({ ...wanted, ...kept }, [], true);
}
