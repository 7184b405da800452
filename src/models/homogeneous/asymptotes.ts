/**
 * How −ln 𝓛 and ‖W‖ grow once the direction has settled, with the normalised step.
 *
 *   −ln 𝓛 ≈ γ‖W‖^D and its rate is η‖∇𝓛/𝓛‖²/‖W‖^{2D−2} ≈ ηD²γ²:   −ln 𝓛 ≈ ηD²γ² t,   ‖W‖ ≈ (ηD²γ t)^{1/D},
 *
 * γ the least normalised margin (docs/directions.md). Of backpropagation without decay alone.
 */
import { type Measurement, quantityIn } from '../../engine/measurement';
import type { LearnerOrder } from '../../engine/order';
import type { RunInfo } from '../../engine/run';
import { degreeOf } from './activations';
import type { Experiment } from './params';

export type Growing = 'loss' | 'weights';

/** A straight line on two logarithmic axes, by its ends. */
interface Asymptote {
  readonly learner: LearnerOrder;
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** One for each learner that theory speaks of and whose samples are all right by now. */
export function asymptotes(
  what: Growing,
  { step: stepRule, activation, layers }: Pick<Experiment, 'step' | 'activation' | 'layers'>,
  { learners, steps }: Pick<RunInfo, 'learners' | 'steps'>,
  { readings }: Measurement,
): readonly Asymptote[] {
  if (stepRule !== 'normalized') return [];
  const degree = degreeOf(activation, layers);
  return learners.flatMap((learner, index): Asymptote[] => {
    const reading = readings[index];
    const margin = reading && quantityIn(reading, 'margin');
    if (learner.rule !== 'bp' || learner.lambda > 0 || !margin || margin <= 0) return [];
    const rate = learner.eta * degree ** 2 * margin;
    const at = (step: number) =>
      what === 'loss' ? rate * margin * step : (rate * step) ** (1 / degree);
    return [{ learner, steps: [1, steps], values: [at(1), at(steps)] }];
  });
}
