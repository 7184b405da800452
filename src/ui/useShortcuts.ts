/** Keys that work anywhere on the page, but where one types, chooses or reads a chart by the same keys. */
import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { keyed } from './actions';
import { useSession } from './context';

export function useShortcuts(): void {
  const session = useSession();
  useEffect(() => {
    const bindings = keyed.map(({ key: { binding }, act }) => {
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
    'input:not([type="checkbox"]), select, textarea, [role="application"], figure section',
  );
  if (own) return key !== 'Escape' || own instanceof HTMLInputElement;
  return key === ' ' && target.closest('button, a, summary, input') !== null;
}
