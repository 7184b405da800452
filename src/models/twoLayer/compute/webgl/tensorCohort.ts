/** The tensor backend: keeps the stacked learners' weights on the device and steps them there. */

import * as tf from '@tensorflow/tfjs-core';
import { batchesOf } from '../../../../engine/batches';
import { breathe } from '../../../../engine/breath';
import { norm2 } from '../../../../engine/linear';
import type { Order } from '../../order';
import type { Sums } from '../../sums';
import type { Cohort } from '../cohort';
import { type Draws, drawsOf, putSigns, sizesOf } from '../feedback';
import { gradientScale, outputSums } from '../metrics';
import { cheaperSpace, type Space } from '../plan';
import { referenceCohort } from '../reference/reference';
import type { Snapshot } from '../snapshot';
import {
  constants,
  decayFactors,
  measurements,
  moves,
  ofSamples,
  type State,
  type Unpacked,
  unpack,
  update,
} from './equations';
import { drawnFor } from './feedback';
import { transposed } from './matrices';

/** Queueing a step takes about as long as so many multiply-adds. */
const DISPATCH = 1e6;

/**
 * Up to so many multiply-adds a forward pass, the start is measured by the reference backend: a first point at
 * once and in float64, while the device's programs are still to be compiled.
 */
const SMALL_START = 2e7;

/** Trains on whatever TensorFlow.js backend is current. Owns its tensors until `dispose`. */
export function tensorCohort(
  order: Order,
  from?: Snapshot,
  space: Space = cheaperSpace(order),
): Cohort {
  const { activation, learners, shape } = order;
  const { n, d, p, o } = shape;
  const draws = drawsOf(order);
  const scale = gradientScale(order);
  const fixed = tf.tidy(() => constants(order, space, draws, from));
  const batches = batchesOf(order);
  const summarize = summarizer(order, draws);
  let state: State = fixed.start;
  let keep: tf.Tensor3D | undefined;
  let keepEnds = 0;
  let keepCount = 0;

  /** 1 − ηλ_t [L, 1, 1], made anew only where some learner's decay is cut off or its batches differ in size. */
  function keepAt(step: number, count: number): tf.Tensor3D {
    if (keep && step < keepEnds && count === keepCount) return keep;
    keep?.dispose();
    keep = decayFactors(learners, step, count / n);
    keepCount = count;
    const cuts = learners.map(({ until }) => until ?? Number.POSITIVE_INFINITY);
    keepEnds = Math.min(...cuts.filter((until) => until > step), Number.POSITIVE_INFINITY);
    return keep;
  }

  function release(): void {
    if (state !== fixed.start) tf.dispose(state);
  }

  return {
    precision: 'float32',
    space,
    advance(from, count) {
      for (let step = from; step < from + count; step++) {
        const samples = batches?.(step);
        const factors = keepAt(step, samples?.length ?? n);
        const next = tf.tidy(() =>
          update(state, samples ? ofSamples(fixed, samples) : fixed, {
            activation,
            space,
            keep: factors,
            drawn: drawnFor(order, draws, step),
          }),
        );
        release();
        state = next;
        breathe(DISPATCH);
      }
    },
    async settle() {
      const corner = tf.tidy(() => tf.slice(state.beta, [0, 0, 0], [1, 1, 1]));
      await corner.data();
      corner.dispose();
    },
    async measure(step) {
      if (!from && state === fixed.start && n * d * p <= SMALL_START)
        return referenceCohort(order).measure(step);
      const withB = state.B !== undefined;
      const packed = tf.tidy(() =>
        measurements(state, fixed, { activation, space, drawn: drawnFor(order, draws, step) }),
      );
      const values = await packed.data<'float32'>();
      packed.dispose();
      return learners.map((_, index) =>
        summarize(unpack(values, shape, { space, withB, scale }, index), index, step),
      );
    },
    async snapshot() {
      const [D, beta, B] = await Promise.all([
        state.D.data<'float32'>(),
        state.beta.data<'float32'>(),
        state.B?.data<'float32'>(),
      ]);
      const root = Math.sqrt(p);
      const rows = space === 'weight' ? d : n;
      const weights = (stack: Float32Array, index: number) =>
        unstacked(stack, o, p, index).map((weight) => weight * root);
      return {
        form: space,
        learners: learners.map((learner, index) => ({
          hidden: unstacked(D, rows, p, index).map((entry) => -entry),
          beta: weights(beta, index),
          ...(B && moves(learner) && { feedback: weights(B, index) }),
        })),
      };
    },
    dispose() {
      release();
      tf.dispose(fixed);
      keep?.dispose();
    },
  };
}

/** Sums of learner `index` after `step` updates from what the device packed; β and Q are compared here, in float64. */
function summarizer(order: Order, draws: Draws) {
  const { learners, initial, shape } = order;
  const { p, o } = shape;
  const root = Math.sqrt(p);
  const outputs = outputSums(order);
  const sizes = learners.map(({ rule }) => sizesOf(rule, initial, draws));
  const weights = (scaled: Float32Array) => transposed(scaled, o, p).map((each) => each * root);
  return ({ E, beta: scaled, B, ...sums }: Unpacked, index: number, step: number): Sums => {
    const beta = weights(scaled);
    const Q = B && moves(learners[index]) ? weights(B) : initial.b.slice();
    const magnitudes = sizes[index]?.(step);
    if (magnitudes) putSigns(Q, magnitudes, beta);
    return { ...sums, ...outputs(beta, Q), squaredError: norm2(Float64Array.from(E)) };
  };
}

/** Matrix `index` of a stack of [rows, p], transposed to [p, rows]. */
function unstacked(stack: Float32Array, rows: number, p: number, index: number): Float64Array {
  return transposed(stack.subarray(index * rows * p, (index + 1) * rows * p), rows, p);
}
