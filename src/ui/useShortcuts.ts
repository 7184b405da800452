/** Keys that work anywhere on the page, but where one types, chooses or reads a chart by the same keys. */
import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { params } from '../experiment/params';
import type { Session } from '../session/session';
import { useSession } from './context';
import { present } from './present';
import { share } from './share';
import { setView, useView } from './view';

interface Shortcut {
  readonly keys: string;
  /** As tinykeys writes it. */
  readonly binding: string;
  readonly what: string;
  readonly act: (session: Session) => void;
}

export const shortcuts: readonly Shortcut[] = [
  { keys: 'Space', binding: 'Space', what: 'run, pause', act: toggleRun },
  { keys: '→', binding: 'ArrowRight', what: 'one step', act: (session) => session.step() },
  { keys: 'R', binding: 'r', what: 'reset, same seed', act: (session) => session.reset() },
  { keys: 'N', binding: 'n', what: 'new seed', act: newSeed },
  {
    keys: 'F',
    binding: 'f',
    what: 'full speed for this run, and back',
    act: (session) => session.toggleFullSpeed(),
  },
  { keys: 'S', binding: 's', what: 'share: copy the link', act: (session) => share(session) },
  { keys: 'P', binding: 'p', what: 'present', act: () => present(!useView.getState().present) },
  { keys: '?', binding: '?', what: 'these shortcuts', act: () => setView({ shortcuts: true }) },
  { keys: 'Esc', binding: 'Escape', what: 'leave present mode', act: leave },
];

export function useShortcuts(): void {
  const session = useSession();
  useEffect(() => {
    const bindings = shortcuts.map(({ binding, act }) => {
      const press = (event: KeyboardEvent) => {
        if (event.defaultPrevented || isTaken(event)) return;
        event.preventDefault();
        act(session);
      };
      return { [binding]: press, ...(binding === '?' && { 'Shift+?': press }) };
    });
    return tinykeys(window, Object.assign({}, ...bindings));
  }, [session]);
}

/** Whether the key belongs to what has the focus. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, [role="dialog"], [role="menu"]')) return true;
  const own = target.closest(
    'input:not([type="checkbox"]), select, textarea, [role="application"], .data-table',
  );
  if (own) return key !== 'Escape' || own instanceof HTMLInputElement;
  return key === ' ' && target.closest('button, a, summary, input') !== null;
}

function toggleRun(session: Session): void {
  if (session.store.getState().run.status === 'running') session.pause();
  else session.run();
}

/** Any seed but the present one. */
export function newSeed(session: Session): void {
  const present = session.store.getState().experiment.seed;
  const seed = Math.floor(Math.random() * params.seed.max);
  session.setParam('seed', seed < present ? seed : seed + 1);
}

function leave(): void {
  if (useView.getState().present) present(false);
}
