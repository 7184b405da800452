/** Back closes what lies over the page, as in an app of a phone, and leaves the page only when nothing does. */
import { useEffect, useRef } from 'react';
import { BENEATH } from '../session/addressBar';

/** Where a swipe or a button that is always at hand goes back. */
const PHONE = '(pointer: coarse), (max-width: 760px), (max-height: 500px)';

/**
 * One entry of the history stands for all that is open: going back from it closes the topmost, and puts it there again
 * while more is open. What is closed otherwise takes it along.
 */
const GUARD = 'overlay';

const open: (() => void)[] = [];
let guard: 'none' | 'set' | 'leaving' = history.state === GUARD ? 'set' : 'none';

/** While `isOpen`, Back on a phone calls `close` instead of leaving the page. */
export function useBackCloses(isOpen: boolean, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen || !matchMedia(PHONE).matches) return;
    const closeThis = () => latest.current();
    open.push(closeThis);
    queueMicrotask(settle); // what closes while another opens needs no entry of its own
    return () => {
      open.splice(open.indexOf(closeThis), 1);
      queueMicrotask(settle);
    };
  }, [isOpen]);
}

/** Brings the history in step with what is open. */
function settle(): void {
  if (guard === 'leaving') return; // once it is left
  if (open.length > 0 && guard === 'none') {
    history.replaceState(BENEATH, '');
    history.pushState(GUARD, '');
    guard = 'set';
  }
  if (open.length === 0 && guard === 'set') {
    // A link that was typed in the meantime has an entry of its own: that one stays.
    guard = history.state === GUARD ? 'leaving' : 'none';
    if (guard === 'leaving') history.back();
  }
}

addEventListener('popstate', () => {
  const left = guard;
  guard = history.state === GUARD ? 'set' : 'none';
  if (left === 'set' && guard === 'none') open.at(-1)?.();
  queueMicrotask(settle);
});
// A page loaded anew has nothing open.
queueMicrotask(settle);
