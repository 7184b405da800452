/** Chooses the backend of a run and reports which one it is. */
import type { Order } from '../experiment/order';
import type { Experiment } from '../experiment/params';
import type { BackendInfo } from '../experiment/run';
import type { Cohort } from './cohort';
import { referenceCohort } from './reference/reference';

export interface Backend {
  readonly info: BackendInfo;
  readonly cohort: (order: Order) => Cohort;
  /** Resolves if the device is lost; pending readbacks never answer then. */
  readonly lost: Promise<void>;
}

const never = new Promise<void>(() => {});

function reference(fallback: string | null): Backend {
  return {
    info: { id: 'reference', precision: 'float64', renderer: null, fallback },
    cohort: referenceCohort,
    lost: never,
  };
}

/** “auto” and “webgl” take WebGL where it computes in float32, and the reference backend otherwise. */
export async function openBackend(choice: Experiment['backend']): Promise<Backend> {
  if (choice === 'reference') return reference(null);
  // Loaded on demand: without WebGL, TensorFlow.js never arrives.
  const { openWebGL, freeSpareTextures } = await import('./webgl/context');
  const webgl = await openWebGL();
  if (!webgl.ok) return reference(webgl.why);
  const { tensorCohort } = await import('./webgl/tensorCohort');
  await freeSpareTextures();
  return {
    info: { id: 'webgl', precision: 'float32', renderer: webgl.renderer, fallback: null },
    cohort: tensorCohort,
    lost: webgl.lost,
  };
}
