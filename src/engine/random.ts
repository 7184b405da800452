/** Seeded streams of random numbers, one for each role, so that no role's draws shift another's. */

import { randomNormal, randomUniform } from 'd3-random';
import seedrandom from 'seedrandom';
import { breathe } from './breath';

/** A normal draw takes about as long as so many multiply-adds. */
const DRAW = 50;

export type Role =
  | 'inputs'
  | 'targets'
  | 'noise'
  | 'teacher hidden weights'
  | 'teacher output weights'
  | 'hidden weights'
  | 'output weights'
  | 'feedback weights'
  | 'digits'
  | 'own rows'
  | `batches of epoch ${number}`
  | `weights of layer ${number}`
  | `feedback weights of layer ${number}`
  /** What a feedback rule draws. */
  | `${string} of update ${number}`;

/**
 * `count` draws from N(0, 1), rounded to float32. The rounding makes every backend and precision start from
 * the same bits, and absorbs the last-digit differences of `Math.log` between browsers.
 */
export function normals(seed: number, role: Role, count: number): Float64Array {
  let stream = streams.get(role);
  if (stream?.seed !== seed || stream.drawn.length > LONGEST_KEPT) {
    stream = {
      seed,
      drawn: new Float64Array(),
      draw: normalStream(seed, role),
    };
    streams.set(role, stream);
  }
  const { drawn, draw } = stream;
  if (drawn.length < count) {
    stream.drawn = new Float64Array(count);
    stream.drawn.set(drawn);
    for (let k = drawn.length; k < count; k++) {
      stream.drawn[k] = Math.fround(draw());
      breathe(DRAW);
    }
  }
  return stream.drawn.slice(0, count);
}

/** The same draws, not kept: for roles that are asked for once. */
export function passingNormals(seed: number, role: Role, count: number): Float64Array {
  const draw = normalStream(seed, role);
  return Float64Array.from({ length: count }, () => {
    breathe(DRAW);
    return Math.fround(draw());
  });
}

function normalStream(seed: number, role: Role): () => number {
  return randomNormal.source(seedrandom.alea(`${seed}/${role}`))(0, 1);
}

/** What each role drew last, to be drawn on from: a slider over the width asks for the same stream again and again. */
const streams = new Map<Role, Stream>();
const LONGEST_KEPT = 2 ** 22;

interface Stream {
  readonly seed: number;
  drawn: Float64Array;
  readonly draw: () => number;
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
