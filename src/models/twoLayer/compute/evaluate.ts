/** Tests a network on samples it was not trained on: loss, and accuracy where targets are classes. */

import { macrotask } from '../../../engine/macrotask';
import { SHOWN_SAMPLES, type TestReading } from '../../../engine/testReading';
import type { Order } from '../order';
import { hidden, outputs } from './network';
import type { Weights } from './snapshot';

/** Takes turns with the other tasks of its thread; null after an abort, and where the loss is beyond all numbers. */
type Evaluate = (weights: Weights, signal: AbortSignal) => Promise<TestReading | null>;

/** Multiply-adds between two turns of others: some ten milliseconds. */
const TURN = 2e7;

/** Null where there is nothing to test on. */
export function evaluateOn({ activation, shape, data }: Order): Evaluate | null {
  if (!data.test) return null;
  const { X, Y } = data.test;
  const { d, o, p } = shape;
  const all = { ...shape, n: Y.length / o };
  const labels = classesOf(Y, o);
  const block = Math.max(1, Math.floor(TURN / (all.n * d)));
  return async ({ W, beta }, signal) => {
    const H = new Float64Array(p * all.n);
    const F = new Float64Array(all.n * o);
    for (let first = 0; first < p; first += block) {
      const rows = Math.min(block, p - first);
      const part = H.subarray(first * all.n, (first + rows) * all.n);
      hidden(part, W.subarray(first * d), X, { ...all, p: rows }, activation);
      await macrotask();
      if (signal.aborted) return null;
    }
    outputs(F, H, beta, all);
    const loss = F.reduce((sum, f, k) => sum + (f - Y[k]) ** 2 / 2, 0);
    if (!Number.isFinite(loss)) return null;
    if (!labels) return { loss, accuracy: null, classes: null };
    const predicted = labels.map((_, i) => largest(F, i, o));
    const right = predicted.filter((each, i) => each === labels[i]).length;
    return { loss, accuracy: right / labels.length, classes: predicted.slice(0, SHOWN_SAMPLES) };
  };
}

/** The class of each row of one-hot targets, whatever their two values; null if these are none. */
export function classesOf(Y: Float64Array, o: number): readonly number[] | null {
  if (o < 2 || Y.length === 0) return null;
  const high = Math.max(...Y.subarray(0, o));
  const low = Math.min(...Y.subarray(0, o));
  const classes = Array.from({ length: Y.length / o }, (_, i) => largest(Y, i, o));
  const oneHot = Y.every((y, k) => y === (classes[Math.floor(k / o)] === k % o ? high : low));
  return oneHot && high > low ? classes : null;
}

function largest(M: Float64Array, row: number, o: number): number {
  let best = 0;
  for (let k = 1; k < o; k++) if (M[row * o + k] > M[row * o + best]) best = k;
  return best;
}
