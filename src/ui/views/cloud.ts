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

/** A cloud that decay has flattened below this share of the height is seen on a finer scale. */
const FLAT = 0.3;

/** The range that shows every dot: `before` while that does, else another with room to move in. */
export function extentOf({ feedback, beta }: LearnerPortrait, before: Extent): Extent {
  const [b, most] = [largest(feedback), largest(beta)];
  const wide = before.b > 0 && b <= before.b ? before.b : 1.06 * b || 1;
  const fits = most <= before.beta && most > FLAT * before.beta;
  const high = fits ? before.beta : 1.15 * most || 1;
  return wide === before.b && high === before.beta ? before : { b: wide, beta: high };
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
