/** Turns of the views to be drawn: those which follow the same data are not drawn in the same frame. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useShallow } from 'zustand/react/shallow';
import type { CurvesState } from '../session/curves';
import { useCurves } from './context';

/** The views there have been, in the order in which they take their turns, and who waits for each one's. */
const waiting = new Map<string, Set<() => void>>();
let last = '';
let serving = false;

/** Draws in a frame of the view's own: one view a frame, each in its turn. Returns how to give the turn up. */
function takeTurn(view: string, draw: () => void): () => void {
  const those = waiting.get(view) ?? new Set();
  waiting.set(view, those.add(draw));
  if (!serving) requestAnimationFrame(serve);
  serving = true;
  return () => those.delete(draw);
}

function serve(): void {
  const views = [...waiting.keys()];
  const after = views.indexOf(last) + 1;
  const inTurn = [...views.slice(after), ...views.slice(0, after)];
  const view = inTurn.find((each) => waiting.get(each)?.size);
  serving = view !== undefined;
  if (!view) return;
  last = view;
  const those = waiting.get(view) ?? [];
  waiting.set(view, new Set());
  requestAnimationFrame(serve);
  // At once: left to React, it could be drawn with the next view.
  flushSync(() => {
    for (const draw of those) draw();
  });
}

/**
 * What a view follows, late by the frames of the views before it, so that no two views are drawn in one frame; but of a run
 * that is over at once, so that no view is behind its end. What was drawn once is never followed by what is older.
 */
export function useLateCurves<T>(select: (state: CurvesState) => T, view: string): T {
  const present = useCurves(useShallow(select));
  const over = useCurves((state) => state.over);
  const [late, setLate] = useState(present);
  if (over && late !== present) setLate(() => present);
  useEffect(() => takeTurn(view, () => setLate(() => present)), [present, view]);
  return over ? present : late;
}
