/** The learner whose weights are drawn, with its portrait and the run both belong to. */

import { itemAt } from '../../../core/itemAt';
import type { At } from '../../../engine/probe';
import type { RunInfo } from '../../../models/twoLayer/info';
import type { LearnerOrder } from '../../../models/twoLayer/order';
import type { LearnerPortrait } from '../../../models/twoLayer/portrait';
import { type Sees, seenBy } from '../../../models/twoLayer/probes';
import type { CurvesState } from '../../../session/curves';
import { useLateCurves } from '../../turns';
import { chosenIndex, useView } from '../../view';
import { asTwoLayer } from './inSight';

export interface Shown {
  readonly info: RunInfo;
  readonly run: number;
  /** Updates made when the portrait was taken. */
  readonly step: number;
  readonly learner: LearnerOrder;
  readonly portrait: LearnerPortrait;
}

type Curves = Pick<CurvesState, 'run'> & {
  readonly info: RunInfo | null;
  readonly portrait: At<Sees['portrait']> | null;
};

/** Null before there is a portrait. */
export function shownOf(
  { info, run, portrait }: Curves,
  chosen = useView.getState().chosen,
): Shown | null {
  if (!info || !portrait) return null;
  const index = chosenIndex(chosen, info);
  const { step, value } = portrait;
  const learner = itemAt(info.learners, index);
  return { info, run, step, learner, portrait: itemAt(value, index) };
}

/** When it is the view's turn, all of it together: a portrait is never drawn as one of another run. */
export function useShown(view: string): Shown | null {
  const curves = useLateCurves(curvesOf, view);
  return shownOf(
    curves,
    useView((view) => view.chosen),
  );
}

/** Of the run in sight, with its last portrait. */
export const curvesOf = (state: CurvesState): Curves => {
  const { info, run, latest } = asTwoLayer(state);
  return { info, run, portrait: seenBy(latest, 'portrait') };
};
