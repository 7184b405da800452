/** The learner whose weights are drawn, with its portrait and the run both belong to. */

import type { RunInfo } from '../../engine/run';
import type { LearnerOrder } from '../../models/twoLayer/order';
import type { LearnerPortrait } from '../../models/twoLayer/portrait';
import type { CurvesState } from '../../session/curves';
import { useLateCurves, type ViewName } from '../useNextFrame';
import { chosenIndex, useView } from '../view';

export interface Shown {
  readonly info: RunInfo;
  readonly run: number;
  /** Updates made when the portrait was taken. */
  readonly step: number;
  readonly learner: LearnerOrder;
  readonly portrait: LearnerPortrait;
}

type Curves = Pick<CurvesState, 'info' | 'run' | 'portrait'>;

/** Null before there is a portrait. */
export function shownOf(
  { info, run, portrait }: Curves,
  chosen = useView.getState().chosen,
): Shown | null {
  if (!info || !portrait) return null;
  const index = chosenIndex(chosen, info);
  const { step, learners } = portrait;
  return { info, run, step, learner: info.learners[index], portrait: learners[index] };
}

/** When it is the view's turn, all of it together: a portrait is never drawn as one of another run. */
export function useShown(view: ViewName): Shown | null {
  const curves = useLateCurves(curvesOf, view);
  return shownOf(
    curves,
    useView((view) => view.chosen),
  );
}

const curvesOf = ({ info, run, portrait }: CurvesState): Curves => ({ info, run, portrait });
