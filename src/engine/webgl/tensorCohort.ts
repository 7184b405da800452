/** The tensor backend: keeps the stacked learners' weights on the device and steps them there. */
import * as tf from '@tensorflow/tfjs-core';
import type { Order } from '../../experiment/order';
import { batchesOf } from '../batches';
import type { Cohort } from '../cohort';
import { norm2 } from '../linear';
import { outputSums, type Sums } from '../metrics';
import { cheaperSpace, type Space } from '../plan';
import { referenceCohort } from '../reference/reference';
import type { Snapshot } from '../snapshot';
import {
  constants,
  decayFactors,
  measurements,
  ofSamples,
  type State,
  transposed,
  type Unpacked,
  unpack,
  update,
} from './equations';

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
  const fixed = tf.tidy(() => constants(order, space, from));
  const batches = batchesOf(order);
  const summarize = summarizer(order);
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
    advance(from, count) {
      for (let step = from; step < from + count; step++) {
        const samples = batches?.(step);
        const factors = keepAt(step, samples?.length ?? n);
        const next = tf.tidy(() =>
          update(state, samples ? ofSamples(fixed, samples) : fixed, {
            activation,
            space,
            keep: factors,
          }),
        );
        release();
        state = next;
      }
    },
    async settle() {
      const corner = tf.tidy(() => tf.slice(state.beta, [0, 0, 0], [1, 1, 1]));
      await corner.data();
      corner.dispose();
    },
    async measure() {
      if (!from && state === fixed.start && n * d * p <= SMALL_START)
        return referenceCohort(order).measure();
      const packed = tf.tidy(() => measurements(state, fixed, activation, space));
      const values = await packed.data<'float32'>();
      packed.dispose();
      return learners.map((_, index) => summarize(unpack(values, shape, space, index)));
    },
    async snapshot() {
      const [D, beta] = await Promise.all([
        state.D.data<'float32'>(),
        state.beta.data<'float32'>(),
      ]);
      const root = Math.sqrt(p);
      const rows = space === 'weight' ? d : n;
      return {
        form: space,
        learners: learners.map((_, index) => ({
          hidden: unstacked(D, rows, p, index).map((entry) => -entry),
          beta: unstacked(beta, o, p, index).map((weight) => weight * root),
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

/** Sums of one learner from what the device packed; β and b are compared here, in float64. */
function summarizer(order: Order): (unpacked: Unpacked) => Sums {
  const { p, o } = order.shape;
  const root = Math.sqrt(p);
  const outputs = outputSums(order);
  return ({ E, beta, ...sums }) => ({
    ...sums,
    ...outputs(transposed(beta, o, p).map((weight) => weight * root)),
    squaredError: norm2(Float64Array.from(E)),
  });
}

/** Matrix `index` of a stack of [rows, p], transposed to [p, rows]. */
function unstacked(stack: Float32Array, rows: number, p: number, index: number): Float64Array {
  return transposed(stack.subarray(index * rows * p, (index + 1) * rows * p), rows, p);
}
