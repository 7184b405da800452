/** What the engine benchmark can be asked for; each answer is steps a second of all learners together. */

import type { BackendId } from '../../src/engine/choice';
import type { Precision } from '../../src/engine/run';
import type { Experiment } from '../../src/models/twoLayer/params';

interface Common {
  /** What differs from the default experiment. */
  readonly change: Partial<Experiment>;
  /** How long to measure. */
  readonly seconds: number;
}

export type Job = Common &
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
