/** The run in sight, where it is one of two-layer networks: for the views of that model. */
import type { RunInfo } from '../../../models/twoLayer/info';
import type { Measurement } from '../../../models/twoLayer/measurement';
import type { Experiment } from '../../../models/twoLayer/params';
import type { CurvesState } from '../../../session/curves';
import type { SessionState } from '../../../session/session';
import { useCurves, useSessionState } from '../../context';

export interface TwoLayerCurves extends CurvesState {
  readonly info: RunInfo | null;
  readonly experiment: Experiment;
  readonly measurements: readonly Measurement[];
}

// The views of a model are shown with its runs alone, whose worker sends what its types say.
export const asTwoLayer = (state: CurvesState) => state as TwoLayerCurves;

export function useTwoLayer<T>(select: (state: TwoLayerCurves) => T): T {
  return useCurves((state) => select(asTwoLayer(state)));
}

/** What is asked for. As above. */
const experimentOf = ({ experiment }: SessionState) => experiment as Experiment;

export function useExperiment<T>(select: (experiment: Experiment) => T): T {
  return useSessionState((state) => select(experimentOf(state)));
}
