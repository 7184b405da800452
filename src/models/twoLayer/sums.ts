/** The few sums that a backend reads back of a learner, and what angles and quotients follow from such sums. */

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

/**
 * The angle between two vectors from their dot product and squared norms: radians, 0…π; null at zero norm, and where a sum
 * is beyond all numbers.
 */
export function angle(dot: number, norm2a: number, norm2b: number): number | null {
  const cosine = quotient(dot, Math.sqrt(norm2a) * Math.sqrt(norm2b));
  return cosine === null ? null : Math.acos(Math.min(1, Math.max(-1, cosine)));
}

/** Null where it is no number; a finite part of ∞ is none either. */
export function quotient(part: number, whole: number): number | null {
  const ratio = part / whole;
  return whole > 0 && whole < Number.POSITIVE_INFINITY && Number.isFinite(ratio) ? ratio : null;
}

/** Its square root; null stays null. */
export function root(square: number | null): number | null {
  return square === null ? null : Math.sqrt(square);
}
