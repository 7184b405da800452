/** What one logged step reports, for each learner. */

/** One learner at one step, finite throughout. Angles in radians; null where a norm is zero, or beyond all numbers. */
export interface Reading {
  /** L = ½ Σ E², over the training data. */
  readonly loss: number;
  /** L / L₀. */
  readonly relativeLoss: number | null;
  /** ∠(vec Q, vec β), signed cosine: 0…π; Q is the feedback in effect, for BP the b it does not use (a control). */
  readonly alignment: number | null;
  /** ∠(gW with the feedback in use, gW with β): 0…π. Null also where only round-off is left of one of them. */
  readonly gradientAngle: number | null;
  /** ‖W − W₀‖ / ‖W₀‖. */
  readonly hiddenDrift: number | null;
  /** ‖β − β₀‖ / ‖β₀‖. */
  readonly outputDrift: number | null;
  /** ‖β‖ / ‖β₀‖. */
  readonly normRatio: number | null;
  /** What it makes of the test samples; null where there are none, and at most steps (testing is dear). */
  readonly test: TestReading | null;
}

export interface TestReading {
  /** ½ Σ E² over the test samples. */
  readonly loss: number;
  /** Share of test samples whose largest output is that of their class: 0…1; null where targets are no classes. */
  readonly accuracy: number | null;
  /** The class predicted for each of the first `SHOWN_SAMPLES` test samples; null as accuracy. */
  readonly classes: readonly number[] | null;
}

/** So many test samples are shown with each learner's predictions. */
export const SHOWN_SAMPLES = 16;

export interface Measurement {
  /** Updates made so far. */
  readonly step: number;
  /** In the order of the run's learners. */
  readonly readings: readonly Reading[];
}
