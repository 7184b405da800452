/** What a backend makes of an order of two-layer networks. */

import type { Cohort as AnyCohort } from '../../../engine/cohort';
import type { Order } from '../order';
import type { Sums } from '../sums';
import type { Space } from './plan';
import type { Snapshot } from './snapshot';

export interface Cohort extends AnyCohort<Sums, Snapshot> {
  /** Where it computes: with its precision it tells a gradient from its round-off. */
  readonly space: Space;
}

/** `space` is that of `cheaperSpace` unless given; the reference backend knows weight space alone. */
export type CohortMaker = (order: Order, from?: Snapshot, space?: Space) => Cohort;
