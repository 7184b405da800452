/** From the few sums a backend reads back to what is reported: losses, angles, drifts (in float64). */

import { distance2, dot, norm2 } from '../../../engine/linear';
import type { Precision } from '../../../engine/run';
import type { LearnerOrder, Order } from '../order';
import { type Reading, readingOf } from '../quantities';
import type { Shape } from '../sizes';
import type { Sums } from '../sums';
import type { Cohort } from './cohort';

/** The sums that need the output weights and their feedback alone, and those of the start, which stay. */
type OutputSums = Pick<
  Sums,
  'feedbackDot' | 'feedbackNorm2' | 'betaNorm2' | 'hiddenStart2' | 'outputDrift2' | 'outputStart2'
>;

/** They are made in float64 on every backend, from β [p, o] as it is read back and Q [p, o]. */
export function outputSums({
  initial,
}: Pick<Order, 'initial'>): (beta: Float64Array, Q: Float64Array) => OutputSums {
  const { W, beta: beta0 } = initial;
  const start = { hiddenStart2: norm2(W), outputStart2: norm2(beta0) };
  return (beta, Q) => ({
    ...start,
    feedbackDot: dot(Q, 0, beta, 0, beta.length),
    feedbackNorm2: norm2(Q),
    betaNorm2: norm2(beta),
    outputDrift2: distance2(beta, beta0),
  });
}

/** Spacing of numbers around 1, halved: what one rounding may take. */
const ROUNDING: Record<Precision, number> = { float32: 2 ** -24, float64: 2 ** -53 };

/** From so many roundings of its terms on a gradient is more than round-off: its angle is right to about half a degree. */
const ROUNDINGS = 32;

/** What tells a gradient from its round-off, whatever the loss. */
export interface Grain {
  /** The squared size that a gradient with ‖Q‖² = 1 must have, at this ΣE² and the largest one of the run. */
  least(squaredError: number, largest: number): number;
}

/**
 * (32 ε ‖x‖ ‖E‖)² / p, with ‖x‖ that of the longest input and ‖E‖ the largest of the run, no smaller than ‖Y‖: F is rounded
 * before Y is taken from it. In sample space ‖gW‖² itself is a sum that cancels, Sᵀ K S: there also 32 ε ‖x‖² ‖E‖² / p, of the present E.
 */
export function grainOf(
  { data, shape }: Pick<Order, 'data' | 'shape'>,
  { precision, space }: Pick<Cohort, 'precision' | 'space'>,
): Grain {
  const targets2 = norm2(data.Y);
  const share = ROUNDINGS * ROUNDING[precision];
  const unit = longest2(data.X, shape) / shape.p;
  return {
    least(squaredError, largest) {
      const ofErrors = share ** 2 * Math.max(largest, targets2);
      return unit * (space === 'weight' ? ofErrors : Math.max(ofErrors, share * squaredError));
    },
  };
}

/**
 * A power of two that brings the terms of gradients to about 1 whatever the units of the data, 1/(‖x‖ · max(‖x‖, ‖Y‖)): times it,
 * squares stay within float32, and no digit changes.
 */
export function gradientScale({ data, shape }: Pick<Order, 'data' | 'shape'>): number {
  const x = Math.sqrt(longest2(data.X, shape));
  const scale = 2 ** -Math.round(Math.log2(x * Math.max(x, Math.sqrt(norm2(data.Y)))));
  return scale > 0 && Number.isFinite(scale) ? scale : 1;
}

/** ‖x‖² of the longest input. */
function longest2(X: Float64Array, { n, d }: Shape): number {
  let longest = 0;
  for (let i = 0; i < n; i++) longest = Math.max(longest, dot(X, i * d, X, i * d, d));
  return longest;
}

/** `initialLoss` is L₀ of the same learner. */
export function reading(
  sums: Sums,
  initialLoss: number,
  { rule }: Pick<LearnerOrder, 'rule'>,
  grain: Grain,
): Reading {
  const used2 = rule === 'bp' ? sums.betaNorm2 : sums.feedbackNorm2;
  const largest = Math.max(sums.squaredError, 2 * initialLoss);
  const least = grain.least(sums.squaredError, largest);
  const readable =
    sums.feedbackGradientNorm2 >= least * used2 && sums.trueGradientNorm2 >= least * sums.betaNorm2;
  return readingOf({ ...sums, initialLoss, readable });
}
