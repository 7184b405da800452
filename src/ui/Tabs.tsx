/** The laboratories, a tab each; what was set in one is there again when one comes back to it. */

import type { AnyExperiment } from '../core/schema/rows';
import type { Facts } from '../engine/facts';
import { facts } from '../models/facts';
import type { Session } from '../session/session';
import { useModel, useSession } from './context';
import { loadLab } from './labs/labs';
import switches from './parts/switch.module.css';

export function Tabs() {
  const session = useSession();
  const model = useModel();
  return (
    <nav className={switches.switch} aria-label="Laboratories">
      {facts.map((each) => (
        <button
          key={each.id}
          type="button"
          aria-current={each.id === model.id ? 'page' : undefined}
          title={each.name}
          onPointerEnter={() => loadLab(each)}
          onClick={() => loadLab(each, () => open(session, each))}
        >
          {each.tab}
        </button>
      ))}
    </nav>
  );
}

/** By a model's id: the experiment that was left. */
const left = new Map<string, AnyExperiment>();

function open(session: Session, model: Facts): void {
  const { model: before, experiment } = session.store.getState();
  if (model.id === before.id) return;
  left.set(before.id, experiment);
  session.load(left.get(model.id) ?? model.schema.defaults, [], true, model);
}
