/** The fitted rate of each learner of a run, from its history. */

import { type Measurement, readingAt } from '../engine/measurement';
import { fittedRate } from '../engine/rate';
import type { Precision, RunInfo } from '../engine/run';

/** L/L₀ at which rounding takes over, with some room. */
const FLOOR: Record<Precision, number> = { float32: 1e-10, float64: 1e-26 };

/** A step, in the order of the run's learners; null where it cannot be told. */
export function ratesOf(
  measurements: readonly Measurement[],
  { learners, backend }: Pick<RunInfo, 'learners' | 'backend'>,
): readonly (number | null)[] {
  const steps = measurements.map(({ step }) => step);
  return learners.map((_, index) => {
    const losses = measurements.map((each) => readingAt(each, index).loss);
    return fittedRate(steps, losses, FLOOR[backend.precision] * (losses[0] ?? 0));
  });
}
