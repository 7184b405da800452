/** What a test of a learner reports, on samples that it was not trained on. */

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
