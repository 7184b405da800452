/** What is known of a run of deep homogeneous networks before its first step. */

import type { RunInfo as AnyRunInfo } from '../../engine/run';
import type { LearnerOrder, Order } from './order';

export interface RunInfo extends AnyRunInfo {
  readonly learners: readonly LearnerOrder[];
  /** The samples without an input that is always 1, to be drawn over the surface. */
  readonly data: Order['data'];
  readonly flaw: Flaw | null;
}

/** Why no network, or no linear one, can get all samples right, or why that is nothing. */
export type Flaw =
  | { readonly code: 'one-class' | 'inseparable' }
  /** The same inputs with both labels: the places of two of them. */
  | { readonly code: 'opposite'; readonly samples: readonly [number, number] };
