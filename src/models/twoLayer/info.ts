/** What is known of a run of two-layer networks before its first step. */

import type { RunInfo as AnyRunInfo } from '../../engine/run';
import type { LearnerOrder } from './order';
import type { Shape } from './sizes';

export interface RunInfo extends AnyRunInfo {
  readonly learners: readonly LearnerOrder[];
  readonly shape: Shape;
  /** λ_max(G₀), by which the stability of a learning rate is judged. */
  readonly lambdaMax: number;
  /** Pictures of the first test samples, where the data are pictures. */
  readonly strip: Strip | null;
}

export interface Strip {
  /** Pixels of a picture's side. */
  readonly side: number;
  /** One a picture: [side · side], 0 (paper) to 255 (ink). */
  readonly pictures: readonly Uint8Array[];
  /** The class of each, 0–9. */
  readonly labels: readonly number[];
}
