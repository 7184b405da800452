/** The tensor backend: keeps the stacked learners' weights on the device and steps them there. */
import * as tf from '@tensorflow/tfjs-core';
import type { Order } from '../../experiment/order';
import type { Cohort } from '../cohort';
import { distance2, dot, norm2 } from '../linear';
import type { Sums } from '../metrics';
import { referenceCohort } from '../reference/reference';
import {
  constants,
  decayFactors,
  measurements,
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
export function tensorCohort(order: Order): Cohort {
  const { activation, learners, shape } = order;
  const { n, d, p, o } = shape;
  const fixed = tf.tidy(() => constants(order));
  const summarize = summarizer(order);
  let state: State = fixed.start;
  let keep: tf.Tensor3D | undefined;
  let keepEnds = 0;

  /** 1 − ηλ_t [L, 1, 1], made anew only where some learner's decay is cut off. */
  function keepAt(step: number): tf.Tensor3D {
    if (keep && step < keepEnds) return keep;
    keep?.dispose();
    keep = decayFactors(learners, step);
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
        const factors = keepAt(step);
        const next = tf.tidy(() => update(state, fixed, activation, factors));
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
      if (state === fixed.start && n * d * p <= SMALL_START)
        return referenceCohort(order).measure();
      const packed = tf.tidy(() => measurements(state, fixed, activation));
      const values = await packed.data<'float32'>();
      packed.dispose();
      return learners.map((_, index) => summarize(unpack(values, shape, index)));
    },
    async weights() {
      const [D, beta] = await Promise.all([state.D.data(), state.beta.data()]);
      const root = Math.sqrt(p);
      return learners.map((_, index) => {
        const drift = transposed(D.subarray(index * d * p, (index + 1) * d * p), d, p);
        const scaled = transposed(beta.subarray(index * o * p, (index + 1) * o * p), o, p);
        return {
          W: order.initial.W.map((weight, k) => weight + drift[k]),
          beta: scaled.map((weight) => weight * root),
        };
      });
    },
    dispose() {
      release();
      tf.dispose(fixed);
      keep?.dispose();
    },
  };
}

/** Sums of one learner from what the device packed; β and b are compared here, in float64. */
function summarizer({ shape, initial }: Order): (unpacked: Unpacked) => Sums {
  const { p, o } = shape;
  const root = Math.sqrt(p);
  const beta0 = transposed(initial.beta, p, o);
  const b = transposed(initial.b, p, o);
  const start = {
    hiddenStart2: norm2(initial.W),
    outputStart2: norm2(beta0),
    bNorm2: norm2(b),
  };
  return ({ E, beta: scaled, ...sums }) => {
    const beta = Float64Array.from(scaled, (weight) => weight * root);
    return {
      ...start,
      ...sums,
      squaredError: norm2(Float64Array.from(E)),
      bBeta: dot(b, 0, beta, 0, beta.length),
      betaNorm2: norm2(beta),
      outputDrift2: distance2(beta, beta0),
    };
  };
}
