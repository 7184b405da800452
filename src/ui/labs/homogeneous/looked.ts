/** What was looked at in the run in sight, with the run it is of: what is drawn together belongs together. */

import type { At } from '../../../engine/probe';
import type { RunInfo } from '../../../models/homogeneous/info';
import { type Sees, seenBy } from '../../../models/homogeneous/probes';
import type { CurvesState } from '../../../session/curves';
import { asHomogeneous } from './inSight';

interface OfRun {
  readonly info: RunInfo | null;
  /** Nothing more comes of it. */
  readonly over: boolean;
}

export interface Looked extends OfRun {
  readonly surface: At<Sees['surface']> | null;
  readonly margins: At<Sees['margins']> | null;
}

/** Of the surface, with the margins that it marks. */
export function surfaceOf(state: CurvesState): Looked {
  const { info, over, latest } = asHomogeneous(state);
  return { info, over, surface: seenBy(latest, 'surface'), margins: seenBy(latest, 'margins') };
}

export interface LookedAtLayers extends OfRun {
  readonly layers: At<Sees['layers']> | null;
}

export function layersOf(state: CurvesState): LookedAtLayers {
  const { info, over, latest } = asHomogeneous(state);
  return { info, over, layers: seenBy(latest, 'layers') };
}
