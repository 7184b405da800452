/** What is known of a run of deep homogeneous networks before its first step. */

import type { RunInfo as AnyRunInfo } from '../../engine/run';
import type { LearnerOrder, Order } from './order';

export interface RunInfo extends AnyRunInfo {
  readonly learners: readonly LearnerOrder[];
  /** The samples, to be drawn over the surface. */
  readonly data: Order['data'];
}
