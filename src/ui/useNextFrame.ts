/** A value some frames late, so that views which follow the same data are not drawn in the same frame. */
import { useEffect, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { CurvesState } from '../session/curves';
import { useCurves } from './context';

/** The views, in the order in which they take their turns to be drawn. */
const VIEWS = ['Loss', 'Alignment', 'Weights', 'Network'] as const;
export type ViewName = (typeof VIEWS)[number];

/**
 * What a view follows: as many frames late as it has to wait for its turn, so that no two views are drawn in one frame;
 * but of a run that is over at once, so that no view is behind its end.
 */
export function useLateCurves<T>(select: (state: CurvesState) => T, view: ViewName): T {
  const present = useCurves(useShallow(select));
  const late = useNextFrame(present, VIEWS.indexOf(view) + 1);
  return useCurves((state) => state.over) ? present : late;
}

function useNextFrame<T>(value: T, frames: number): T {
  const [late, setLate] = useState(value);
  const latest = useRef(value);
  const frame = useRef(0);
  useEffect(() => {
    latest.current = value;
    if (frame.current) return; // it takes the latest along
    let left = frames;
    frame.current = requestAnimationFrame(function next() {
      left -= 1;
      frame.current = left > 0 ? requestAnimationFrame(next) : 0;
      if (left <= 0) setLate(() => latest.current);
    });
  }, [value, frames]);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );
  return late;
}
