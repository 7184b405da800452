/** Whose weights are drawn: the same choice for every view that shows one learner. */
import { learner, learnerName } from '../../experiment/learners';
import type { RunInfo } from '../../experiment/run';
import { strokes } from '../strokes';
import { chosenIndex, setView, useView } from '../view';

export function LearnerSwitch({ info }: { readonly info: RunInfo | null }) {
  const chosen = useView((view) => view.chosen);
  if (!info) return null;
  const current = chosenIndex(chosen, info);
  return (
    <fieldset className="switch" aria-label="Learner shown">
      {info.learners.map(({ id, rule }, index) => (
        <button
          key={id}
          type="button"
          aria-pressed={index === current}
          title={learnerName(id, rule)}
          onClick={() => setView({ chosen: id })}
        >
          <span className="dot small" style={{ background: strokes[id].color }} />
          {learner(id).short}
        </button>
      ))}
    </fieldset>
  );
}
