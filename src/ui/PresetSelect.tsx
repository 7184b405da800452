/** The named experiments: a select in the bar, and beside the charts what the chosen one shows. */

import { isOpening, OPENING_NAME } from '../models/twoLayer/opening';
import { defaults, type Experiment } from '../models/twoLayer/params';
import {
  experimentOf,
  type Preset,
  presetOf,
  presets,
  type Variant,
} from '../models/twoLayer/presets';
import { wordsOf } from '../models/twoLayer/stated';
import type { Session } from '../session/session';
import { useSession, useSessionState } from './context';
import styles from './PresetSelect.module.css';
import field from './parts/field.module.css';
import switches from './parts/switch.module.css';

const OPENING = 'opening';
const OTHER = 'other';
export function PresetSelect() {
  const session = useSession();
  const experiment = useSessionState((state) => state.experiment);
  const chosen = presetOf(experiment)?.preset.id ?? (isOpening(experiment) ? OPENING : OTHER);
  return (
    <select
      className={`${field.select} ${styles.preset}`}
      aria-label="Preset"
      value={chosen}
      onChange={({ target }) => {
        if (target.value === OPENING) return load(session, defaults);
        const preset = presets.find(({ id }) => id === target.value);
        if (preset) open(session, preset);
      }}
    >
      <option value={OPENING}>{OPENING_NAME}</option>
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
  const seed = useSessionState((state) => state.experiment.seed);
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

/** Seed, backend and precision are the person's, not the preset's. */
export function load(session: Session, wanted: Experiment): void {
  const { seed, backend, precision } = session.store.getState().experiment;
  session.load({ ...wanted, seed, backend, precision }, [], true);
}
