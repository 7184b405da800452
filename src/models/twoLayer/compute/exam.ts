/** Tests a network on samples it was not trained on: loss, and accuracy where targets are classes. */

import { macrotask } from '../../../engine/macrotask';
import { SHOWN_SAMPLES, type TestReading } from '../../../engine/testReading';
import type { Order } from '../order';
import { measuringInterval } from './compose';
import { hidden, outputs } from './network';
import type { Weights } from './snapshot';

/** A run is tested about so many times beside its start and its end: a test costs as much as some steps. */
const TESTS = 20;

/** Takes turns with the other tasks of its thread; null after an abort, and where the loss is beyond all numbers. */
export type Exam = (weights: Weights, signal: AbortSignal) => Promise<TestReading | null>;

/** The readings of all learners, of those that can be tested; null after an abort. */
export async function examineAll(
  exam: Exam,
  weights: readonly Weights[],
  signal: AbortSignal,
): Promise<readonly (TestReading | null)[] | null> {
  const readings: (TestReading | null)[] = [];
  for (const each of weights) {
    const result = await exam(each, signal);
    if (signal.aborted) return null;
    readings.push(result);
  }
  return readings;
}

/** Multiply-adds between two turns of others: some ten milliseconds. */
const TURN = 2e7;

/** Null where there is nothing to test on. */
export function examOf({ activation, shape, data }: Order): Exam | null {
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

/** Whether a run of so many steps is tested at a measured step: the same ones at whatever others it is measured. */
export function isTested(step: number, steps: number): boolean {
  const every = measuringInterval(steps);
  const stride = every * Math.ceil(steps / every / TESTS);
  return step % stride === 0 || step === steps;
}
