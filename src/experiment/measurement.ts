/** What one logged step reports, for each learner. */

/** One learner at one step. Angles in radians; null where a norm is zero and the quantity undefined. */
export interface Reading {
  /** L = ½ Σ E², over the training data. */
  readonly loss: number;
  /** L / L₀. */
  readonly relativeLoss: number | null;
  /** ∠(vec b, vec β), signed cosine: 0…π. */
  readonly alignment: number | null;
  /** ∠(gW with the feedback in use, gW with β): 0…π. Null also under L/L₀ = 1e-10, where only round-off is left. */
  readonly gradientAngle: number | null;
  /** ‖W − W₀‖ / ‖W₀‖. */
  readonly hiddenDrift: number | null;
  /** ‖β − β₀‖ / ‖β₀‖. */
  readonly outputDrift: number | null;
  /** ‖β‖ / ‖β₀‖. */
  readonly normRatio: number | null;
}

export interface Measurement {
  /** Updates made so far. */
  readonly step: number;
  /** In the order of the run's learners. */
  readonly readings: readonly Reading[];
}
