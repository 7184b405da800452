/** Every fault that is made on purpose. */
import type { Fault } from './fault.ts';
import { inDirections } from './inDirections.ts';
import { inEngine } from './inEngine.ts';
import { inExperiment } from './inExperiment.ts';
import { inKernel } from './inKernel.ts';
import { inRuns } from './inRuns.ts';
import { onScreen } from './onScreen.ts';

export const faults: readonly Fault[] = [
  ...onScreen,
  ...inDirections,
  ...inExperiment,
  ...inRuns,
  ...inEngine,
  ...inKernel,
];
