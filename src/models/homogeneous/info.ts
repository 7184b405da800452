/** What is known of a run of deep homogeneous networks before its first step. */

import type { RunInfo as AnyRunInfo } from '../../engine/run';
import type { LearnerOrder, Order } from './order';

export interface RunInfo extends AnyRunInfo {
  readonly learners: readonly LearnerOrder[];
  /** The samples without an input that is always 1, to be drawn over the surface. */
  readonly data: Order['data'];
  readonly flaw: Flaw | null;
  /** The greatest that the least margin can be, γ/L^{L/2}, where that is known: of linear networks. */
  readonly optimum: number | null;
}

/** Why no network, or no linear one, can get all samples right, or why that is nothing. */
export interface Flaw {
  /** `opposite`: the same inputs with both labels. */
  readonly code: 'one-class' | 'inseparable' | 'opposite';
}
