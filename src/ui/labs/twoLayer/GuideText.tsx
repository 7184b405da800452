/** The guide's words: what there is to see in this experiment and in its charts, and what to try. */
import { described } from '../../../models/twoLayer/described';
import { feedbackSymbol } from '../../../models/twoLayer/learners';
import {
  isOpening,
  OPENING_NAME,
  openingShows,
  suggested,
  suggestionOf,
  suggestions,
} from '../../../models/twoLayer/opening';
import {
  experimentOf,
  type Preset,
  presetOf,
  type Variant,
} from '../../../models/twoLayer/presets';
import { wordsOf } from '../../../models/twoLayer/stated';
import type { Session } from '../../../session/session';
import { useCurves, useSession } from '../../context';
import styles from '../../Guide.module.css';
import { load } from '../../PresetSelect';
import button from '../../parts/button.module.css';
import switches from '../../parts/switch.module.css';
import title from '../../parts/title.module.css';
import { useExperiment, useTwoLayer } from './inSight';

/** What the charts show of the run in sight. */
export function GuideTerms() {
  const symbol = useCurves(({ info }) => feedbackSymbol(info?.learners ?? []));
  const outputs = useTwoLayer(({ info }) => info?.shape.o ?? 1);
  return (
    <dl className={styles.terms}>
      <dt>Loss</dt>
      <dd>A straight fall on the log scale is exponential: convergence.</dd>
      <dt>Alignment</dt>
      <dd>{`The angle between ${symbol}, which carries the error back, and β. 90° is no alignment.`}</dd>
      <dt>Weights</dt>
      <dd>{`One dot ${outputs > 1 ? 'an output weight' : 'a hidden unit'}. A cloud that tilts is alignment.`}</dd>
      <dt>Network</dt>
      <dd>{`Forward through β; the error returns through ${symbol}, or through β in backpropagation.`}</dd>
    </dl>
  );
}

export function GuideText() {
  const experiment = useExperiment((asked) => asked);
  // What a preset or a suggestion shows, it shows unless it was changed on the way.
  const changed = useCurves((state) => state.changes.length > 0);
  const found = changed ? null : presetOf(experiment);
  if (found) {
    return (
      <>
        <h3 className={styles.name}>{found.preset.name}</h3>
        <PresetText {...found} />
      </>
    );
  }
  const suggestion = changed ? undefined : suggestionOf(experiment);
  const opening = !changed && isOpening(experiment);
  const shows = wordsOf(openingShows, experiment);
  return (
    <>
      <h3 className={styles.name}>{opening || suggestion ? OPENING_NAME : 'Your own settings'}</h3>
      <p>
        {/* Each sentence is an element of its own, known by its words: it comes and goes as a whole. */}
        {described(experiment).map(({ before, term, after }) => (
          <span key={before + term + after}>
            <span>{before}</span>
            {term && <b>{term}</b>}
            <span>{`${after} `}</span>
          </span>
        ))}
        {opening && <span key={shows}>{shows}</span>}
      </p>
      {(opening || suggestion) && <Suggestions />}
    </>
  );
}

/** Each is the opening experiment with one parameter changed, so that what it says is what it shows. */
function Suggestions() {
  const session = useSession();
  const experiment = useExperiment((asked) => asked);
  const chosen = suggestionOf(experiment);
  return (
    <>
      <h3 className={`${title.title} ${styles.title}`}>Try</h3>
      <ul className={styles.suggestions}>
        {suggestions.map((each) => (
          <li key={each.label}>
            <button
              type="button"
              className={button.button}
              aria-pressed={each === chosen}
              onClick={() => load(session, suggested(each))}
            >
              {each.label}
            </button>
            <span key={wordsOf(each.shows, experiment)}>{wordsOf(each.shows, experiment)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface PresetTextProps {
  readonly preset: Preset;
  readonly variant: Variant | null;
}

/** What to look at and what it shows, with the other values of a list a click away. */
function PresetText({ preset, variant }: PresetTextProps) {
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
