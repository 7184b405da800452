/** The guide's words: what there is to see, what is theorem and what is not, and what to try. */

import { isSame } from '../../../core/schema/schema';
import { schema } from '../../../models/homogeneous/params';
import { presetOf, presets } from '../../../models/homogeneous/presets';
import { useSession } from '../../context';
import styles from '../../Guide.module.css';
import { load } from '../../PresetSelect';
import button from '../../parts/button.module.css';
import title from '../../parts/title.module.css';
import { useExperiment } from './inSight';

export function GuideTerms() {
  return (
    <dl className={styles.terms}>
      <dt>Surface</dt>
      <dd>
        The answer of the network scaled to ‖W‖ = 1: what moves in it is the direction alone. It is
        0 on the line. Rings mark the samples of least margin: the nearest to the wrong side, or the
        furthest on it.
      </dd>
      <dt>Growth</dt>
      <dd>Both axes are logarithmic: a straight line that climbs is growth without end.</dd>
      <dt>Direction</dt>
      <dd>
        1 − cos(W, −∇𝓛) falls where weights align with the gradient; a path that flattens has
        converged.
      </dd>
      <dt>Margins</dt>
      <dd>
        How far each sample is on its side, m/‖W‖ᴰ: the distribution settles with the direction. The
        least of a linear network climbs to the optimum, that of the best separator.
      </dd>
      <dt>Layers</dt>
      <dd>
        Each weight by sign and size. The strips are the leading singular vectors of a layer: v,
        above it, are the inputs that it answers most, and u, on its left, is that answer. A layer
        of rank one is u vᵀ but for a factor.
      </dd>
      <dd>σ₂/σ₁ near 0 is rank one; |⟨u, v⟩| near 1 is neighbours that line up.</dd>
    </dl>
  );
}

export function GuideText() {
  const experiment = useExperiment((asked) => asked);
  const found = presetOf(experiment);
  const opening = isSame(schema, experiment, schema.defaults, ['seed']);
  return (
    <>
      <h3 className={styles.name}>{found?.name ?? 'Your own settings'}</h3>
      {found ? (
        <p>
          <b key={found.look}>{found.look}</b> <span key={found.shows}>{found.shows}</span>
        </p>
      ) : (
        <p>
          A deep network without biases is homogeneous: f(x; cW) = cᴰ f(x; W). Once it has every
          sample right, its weights can only grow. Ji and Telgarsky prove for gradient flow that
          their direction converges.
        </p>
      )}
      {opening && (
        <p>Here gradient descent runs beside feedback alignment, of which no theorem speaks.</p>
      )}
      <Suggestions />
    </>
  );
}

const TRIED = ['J1', 'J3', 'J4', 'J7', 'J9'];

function Suggestions() {
  const session = useSession();
  const chosen = useExperiment(presetOf);
  return (
    <>
      <h3 className={`${title.title} ${styles.title}`}>Try</h3>
      <ul className={styles.suggestions}>
        {presets
          .filter(({ id }) => TRIED.includes(id))
          .map((preset) => (
            <li key={preset.id}>
              <button
                type="button"
                className={button.button}
                aria-pressed={preset === chosen}
                onClick={() => load(session, preset.experiment)}
              >
                {preset.id}
              </button>
              <span>{preset.name}</span>
            </li>
          ))}
      </ul>
    </>
  );
}
