/** The pinned runs: the number each has in the charts, what differs in it, and how to let it go. */
import { X } from 'lucide-react';
import { useModel, useSession, useSessionState } from './context';
import styles from './Pins.module.css';
import tool from './parts/tool.module.css';

export function Pins() {
  const session = useSession();
  const { differenceOf } = useModel();
  const pins = useSessionState((state) => state.pins);
  const experiment = useSessionState((state) => state.experiment);
  if (pins.length === 0) return null;
  return (
    <ul className={styles.pins} aria-label="Pinned runs">
      {pins.map((pin) => (
        <li key={pin.number} className={styles.pin}>
          <span className={styles.mark}>{pin.number}</span>
          <span>{`${differenceOf(pin.experiment, experiment)}${pin.changed ? ', changed on the way' : ''}`}</span>
          <button
            type="button"
            className={tool.tool}
            aria-label={`Let go of pinned run ${pin.number}`}
            onClick={() => session.unpin(pin)}
          >
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
