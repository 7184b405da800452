/** From the few sums a backend reads back to what is reported: losses, angles, drifts (in float64). */
import type { Reading } from '../experiment/measurement';
import type { Order } from '../experiment/order';
import { distance2, dot, norm2 } from './linear';

/** What a backend measures of one learner; ⟨·,·⟩ sums over all entries, gW(Q) is the hidden gradient under feedback Q. */
export interface Sums {
  /** Σ E² */
  readonly squaredError: number;
  /** ⟨Q, β⟩, ‖Q‖², ‖β‖², with Q the feedback in effect; for BP, the b that it does not use */
  readonly feedbackDot: number;
  readonly feedbackNorm2: number;
  readonly betaNorm2: number;
  /** ⟨gW(Q), gW(β)⟩, ‖gW(Q)‖², ‖gW(β)‖², with Q the feedback in effect */
  readonly gradientDot: number;
  readonly feedbackGradientNorm2: number;
  readonly trueGradientNorm2: number;
  /** ‖W − W₀‖², ‖W₀‖², ‖β − β₀‖², ‖β₀‖² */
  readonly hiddenDrift2: number;
  readonly hiddenStart2: number;
  readonly outputDrift2: number;
  readonly outputStart2: number;
}

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

/** Under this L/L₀ the two gradients are round-off, and so would be their angle. */
const GRADIENT_FLOOR = 1e-10;

/** `initialLoss` is L₀ of the same learner. */
export function reading(sums: Sums, initialLoss: number): Reading {
  const loss = sums.squaredError / 2;
  const relativeLoss = quotient(loss, initialLoss);
  const readable = relativeLoss !== null && relativeLoss >= GRADIENT_FLOOR;
  return {
    loss,
    relativeLoss,
    alignment: angle(sums.feedbackDot, sums.feedbackNorm2, sums.betaNorm2),
    gradientAngle: readable
      ? angle(sums.gradientDot, sums.feedbackGradientNorm2, sums.trueGradientNorm2)
      : null,
    hiddenDrift: root(quotient(sums.hiddenDrift2, sums.hiddenStart2)),
    outputDrift: root(quotient(sums.outputDrift2, sums.outputStart2)),
    normRatio: root(quotient(sums.betaNorm2, sums.outputStart2)),
    test: null,
  };
}

/** The angle between two vectors from their dot product and squared norms: radians, 0…π; null at zero norm. */
export function angle(dot: number, norm2a: number, norm2b: number): number | null {
  const cosine = quotient(dot, Math.sqrt(norm2a) * Math.sqrt(norm2b));
  return cosine === null ? null : Math.acos(Math.min(1, Math.max(-1, cosine)));
}

function quotient(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function root(square: number | null): number | null {
  return square === null ? null : Math.sqrt(square);
}
