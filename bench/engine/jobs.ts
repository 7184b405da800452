/** What the engine benchmark can be asked for; each answer is steps a second of all learners together. */

import type { BackendId } from '../../src/engine/choice';
import type { Precision } from '../../src/engine/run';
import type { Experiment as DeepExperiment } from '../../src/models/homogeneous/params';
import type { Experiment } from '../../src/models/twoLayer/params';

interface Common<E> {
  /** What differs from the default experiment. */
  readonly change: Partial<E>;
  /** How long to measure. */
  readonly seconds: number;
}

export type Job = TwoLayerJob | DeepJob;

/** Of the second laboratory, which has one backend. */
export type DeepJob = Common<DeepExperiment> & { readonly kind: 'deep' };

export type TwoLayerJob = Common<Experiment> &
  (
    | { readonly kind: 'engine'; readonly backend: BackendId; readonly precision: Precision }
    /** Only the large matrix products of a step, of the same shapes, on the same backend. */
    | {
        readonly kind: 'products';
        readonly backend: 'webgl' | 'simd';
        readonly precision: Precision;
      }
    /** The loop of bench/naive.ts on WebGL. */
    | { readonly kind: 'naive' }
  );
