/** What of this model could not be looked at, in sentences for where it would have stood. */
import type { ProbeId } from '../../../models/homogeneous/probes';
import type { CurvesState } from '../../../session/curves';
import { leftOutText as textOf } from '../../leftOut';

const names: Record<ProbeId, string> = {
  surface: 'The surface',
  margins: 'The picture of the margins',
  layers: 'The picture of the layers',
};

export const leftOutWords = { names, whys: {} };

export const leftOutText = (
  state: Pick<CurvesState, 'leftOut' | 'info' | 'model'>,
  wanted: readonly ProbeId[],
) => textOf(state, wanted, leftOutWords);
