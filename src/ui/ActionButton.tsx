/** The button of an action: `<ActionButton id="step" />`. */

import styles from './ActionButton.module.css';
import { type Action, type ActionId, actions } from './actions';
import { useCurves, useSession, useSessionState } from './context';
import button from './parts/button.module.css';
import { useView } from './view';

interface Props {
  readonly id: ActionId;
  /** The one that matters most: with its name beside its picture. */
  readonly primary?: boolean;
  /** Only where there is room. */
  readonly wideOnly?: boolean;
}

export function ActionButton({ id, primary = false, wideOnly = false }: Props) {
  const { label, icon: Icon, help, key, applies, on, act }: Action = actions[id];
  const session = useSession();
  const text = useSessionState((state) => (typeof help === 'function' ? help(state) : help));
  // Each store tells when it changes; what is asked is asked of all of them as they are then.
  const asked = () => applies?.(session.store.getState(), session.curves.getState()) ?? true;
  const pressedNow = () => on?.(session.store.getState(), useView.getState());
  useCurves(asked);
  useView(pressedNow);
  const enabled = useSessionState(asked);
  const pressed = useSessionState(pressedNow);
  return (
    <button
      type="button"
      className={`${button.button} ${primary ? `${button.primary} ${styles.primary}` : button.icon}${wideOnly ? ` ${styles.wideOnly}` : ''}`}
      aria-label={primary ? undefined : label}
      aria-pressed={pressed}
      title={key ? `${text} (${key.shown})` : text}
      disabled={!enabled}
      onClick={() => act(session)}
    >
      {Icon &&
        (primary ? (
          <>
            <Icon aria-hidden="true" fill="currentColor" strokeWidth={0} /> <span>{label}</span>
          </>
        ) : (
          <Icon aria-hidden="true" />
        ))}
    </button>
  );
}
