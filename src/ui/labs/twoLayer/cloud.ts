/** Where the dots of a cloud stand: b to the right, β upward, the origin in the middle. */
import type { LearnerPortrait } from '../../../models/twoLayer/portrait';
import type { Size } from '../../useSize';

/** The |b| and |β| at the edges. */
export interface Extent {
  readonly b: number;
  readonly beta: number;
}

/** Round numbers that an edge may have, times a power of ten: it moves in few steps while β grows or decays. */
const EDGES = [1, 1.5, 2, 3, 5, 7, 10];

/** The least round range that shows every dot: what is shown decides it alone, so that one step always looks the same. */
export function extentOf({ feedback, beta }: LearnerPortrait): Extent {
  return { b: edgeOf(feedback), beta: edgeOf(beta) };
}

function edgeOf(values: Float32Array): number {
  const most = values.reduce(
    (greatest, value) => (Number.isFinite(value) ? Math.max(greatest, Math.abs(value)) : greatest),
    0,
  );
  if (most === 0) return 1;
  const exponent = Math.floor(Math.log10(most));
  const edges = EDGES.map((edge) => Number(`${edge}e${exponent}`));
  return edges.find((edge) => edge >= most) ?? Number(`1.5e${exponent + 1}`);
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
