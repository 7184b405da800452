/** The step of backpropagation by the formulas, beside the one that differentiation finds. */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Activation } from '../activations/activations';
import type { Order } from '../order';
import { defaults } from '../params';
import { compose } from './compose';
import { difference } from './golden/golden';
import { referenceCohort } from './reference/reference';
import { weightsOf } from './snapshot';
import { activations } from './testing/runs';
import { tensorCohort } from './webgl/tensorCohort';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function orderOf(activation: Activation, outputs = 2): Order {
  return compose({ ...defaults, activation, outputs, p: 30, n: 8, d: 5, eta: 0.01 }).order;
}

async function train(order: Order, steps: number, make = referenceCohort) {
  const cohort = make(order);
  cohort.advance(0, steps);
  const weights = weightsOf(order, await cohort.snapshot());
  cohort.dispose();
  return weights;
}

/** One step of gradient descent on L = ½ Σ (ψ(X Wᵀ) β / √p − Y)², by TensorFlow.js's own differentiation. */
async function autodiffStep({ shape, data, initial, activation, learners }: Order) {
  const { n, d, p, o } = shape;
  const { eta } = learners[0];
  const matrix = (values: Float64Array, rows: number, columns: number) =>
    tf.tensor2d(Float32Array.from(values), [rows, columns]);
  const psi = { linear: (z: tf.Tensor) => z, relu: tf.relu, tanh: tf.tanh }[activation];
  const stepped = tf.tidy(() => {
    const X = matrix(data.X, n, d);
    const Y = matrix(data.Y, n, o);
    const loss = (W: tf.Tensor, beta: tf.Tensor): tf.Scalar => {
      const F = tf.div(tf.matMul(psi(tf.matMul(X, W, false, true)), beta), Math.sqrt(p));
      return tf.mul(tf.sum(tf.square(tf.sub(F, Y))), 0.5);
    };
    const start = [matrix(initial.W, p, d), matrix(initial.beta, p, o)];
    const gradients = tf.grads(loss)(start);
    return start.map((weights, index) => tf.sub(weights, tf.mul(gradients[index], eta)));
  });
  const [W, beta] = await Promise.all(stepped.map((tensor) => tensor.data()));
  tf.dispose(stepped);
  return { W, beta };
}

describe.each(activations)('%s', (activation) => {
  test('a BP step is the step of TensorFlow.js autodiff', async () => {
    const order = orderOf(activation);
    const expected = await autodiffStep(order);
    for (const make of [referenceCohort, tensorCohort]) {
      const [bp] = await train(order, 1, make);
      expect(difference(bp.W, expected.W)).toBeLessThan(1e-6);
      expect(difference(bp.beta, expected.beta)).toBeLessThan(1e-6);
    }
  });

  test('with b = β, the first step of FA is that of BP, and the second no longer', async () => {
    const order = orderOf(activation);
    const same = { ...order, initial: { ...order.initial, b: order.initial.beta } };
    const [bp, fa] = await train(same, 1);
    expect(fa.W).toEqual(bp.W);
    expect(fa.beta).toEqual(bp.beta);
    const [bpLater, faLater] = await train(same, 2);
    expect(faLater.W).not.toEqual(bpLater.W);
  });
});
