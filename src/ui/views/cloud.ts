/** Where the dots of a cloud stand: b to the right, β upward, the origin in the middle. */
import type { LearnerPortrait } from '../../experiment/portrait';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest |b| and |β| in sight. */
export interface Extent {
  readonly b: number;
  readonly beta: number;
}

/** The range that shows every dot: `before` while that does, else a larger one with room to grow. */
export function extentOf({ feedback, beta }: LearnerPortrait, before: Extent): Extent {
  const [b, most] = [largest(feedback), largest(beta)];
  if (b <= before.b && most <= before.beta && (most > before.beta / 12 || before.beta === 0)) {
    return before;
  }
  return {
    b: b <= before.b ? before.b : 1.06 * b || 1,
    // A cloud that decay has flattened to a line is seen again on a finer scale.
    beta: most <= before.beta && most > before.beta / 12 ? before.beta : 1.25 * most || 1,
  };
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

export interface Frame {
  x(b: number): number;
  y(beta: number): number;
}

export function framed({ width, height }: Size, { b, beta }: Extent): Frame {
  const [halfWidth, halfHeight] = [width / 2, height / 2];
  return {
    x: (value) => halfWidth + (value / b) * (halfWidth - 14),
    y: (value) => halfHeight - (value / beta) * (halfHeight - 12),
  };
}
