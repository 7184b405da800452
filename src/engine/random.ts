/** Seeded streams of random numbers, one for each role, so that no role's draws shift another's. */
import { randomNormal, randomUniform } from 'd3-random';
import seedrandom from 'seedrandom';

export type Role =
  | 'inputs'
  | 'targets'
  | 'noise'
  | 'teacher hidden weights'
  | 'teacher output weights'
  | 'hidden weights'
  | 'output weights'
  | 'feedback weights'
  | `batches of epoch ${number}`;

/**
 * `count` draws from N(0, 1), rounded to float32. The rounding makes every backend and precision start from
 * the same bits, and absorbs the last-digit differences of `Math.log` between browsers.
 */
export function normals(seed: number, role: Role, count: number): Float64Array {
  const draw = randomNormal.source(seedrandom.alea(`${seed}/${role}`))(0, 1);
  return Float64Array.from({ length: count }, () => Math.fround(draw()));
}

/** `count` fair coin flips, −1 or +1. */
export function signs(seed: number, role: Role, count: number): Float64Array {
  const draw = randomUniform.source(seedrandom.alea(`${seed}/${role}`))(-1, 1);
  return Float64Array.from({ length: count }, () => (draw() < 0 ? -1 : 1));
}

/** The whole numbers below `count` in a random order. */
export function permutation(seed: number, role: Role, count: number): readonly number[] {
  const draw = randomUniform.source(seedrandom.alea(`${seed}/${role}`))();
  const keys = Float64Array.from({ length: count }, draw);
  return Array.from(keys.keys()).sort((i, j) => keys[i] - keys[j]);
}
