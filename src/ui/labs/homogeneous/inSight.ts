/** The run in sight, where it is one of deep homogeneous networks: for the views of that model. */
import type { Measurement } from '../../../engine/measurement';
import type { RunInfo } from '../../../models/homogeneous/info';
import type { Experiment } from '../../../models/homogeneous/params';
import type { Reading } from '../../../models/homogeneous/quantities';
import type { CurvesState } from '../../../session/curves';
import type { SessionState } from '../../../session/session';
import { useCurves, useSessionState } from '../../context';

export interface HomogeneousCurves extends CurvesState {
  readonly info: RunInfo | null;
  readonly experiment: Experiment;
  readonly measurements: readonly Measurement<Reading>[];
}

// The views of a model are shown with its runs alone, whose worker sends what its types say.
export const asHomogeneous = (state: CurvesState) => state as HomogeneousCurves;

export function useHomogeneous<T>(select: (state: HomogeneousCurves) => T): T {
  return useCurves((state) => select(asHomogeneous(state)));
}

/** What is asked for. As above. */
const experimentOf = ({ experiment }: SessionState) => experiment as Experiment;

export function useExperiment<T>(select: (experiment: Experiment) => T): T {
  return useSessionState((state) => select(experimentOf(state)));
}
