/** What one measured step reports, for each learner. */
import type { Reading } from '../models/twoLayer/quantities';

export interface Measurement {
  /** Updates made so far. */
  readonly step: number;
  /** In the order of the run's learners. */
  readonly readings: readonly Reading[];
}
