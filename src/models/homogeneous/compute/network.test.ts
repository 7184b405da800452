/** The network and its gradient: homogeneous, true to differences and to autodiff, and never beyond all numbers. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, test } from 'vitest';
import { activations, degreeOf } from '../activations';
import type { Layers, Order } from '../order';
import { defaults, type Experiment } from '../params';
import { cohortOf } from './cohort';
import { compose } from './compose';
import { stateOf } from './measure';
import { Pass } from './network';
import { normOf } from './vectors';

const small = (changes: Partial<Experiment> = {}): Order =>
  compose({ ...defaults, n: 8, p: 5, learners: ['bp'], ...changes });

const scaled = (W: Layers, by: number): Layers => W.map((layer) => layer.map((w) => by * w));

const networks = activations.flatMap(({ value: activation }) =>
  ([2, 3, 4] as const).map((layers) => ({ activation, layers })),
);

describe.each(networks)('$activation, $layers layers', ({ activation, layers }) => {
  const order = small({ activation, layers });
  const { W } = order.initial;

  test('f is homogeneous of degree D in all weights', () => {
    const pass = new Pass(order);
    pass.forward(W);
    const before = pass.margins.slice();
    pass.forward(scaled(W, 1.7));
    const by = 1.7 ** degreeOf(activation, layers);
    for (const [i, margin] of before.entries())
      expect(pass.margins[i] / by).toBeCloseTo(margin, 12);
  });

  test.each(['logistic', 'exponential'] as const)(
    'the gradient of the %s loss is that of differences, and Euler’s: ⟨W, −∇𝓛/𝓛⟩ = D Σ p m',
    (loss) => {
      const pass = new Pass({ ...order, loss });
      pass.forward(W);
      pass.back(W);
      const gradient = pass.gradient.map((layer) => layer.slice());
      const h = 1e-6;
      for (const [k, layer] of W.entries()) {
        for (const i of layer.keys()) {
          const moved = (by: number) =>
            W.map((each, at) => (at === k ? each.map((w, j) => (j === i ? w + by : w)) : each));
          const slope = (pass.forward(moved(-h)) - pass.forward(moved(h))) / (2 * h);
          expect(gradient[k][i]).toBeCloseTo(slope, 6);
        }
      }
    },
  );

  test('the gradient is that of TensorFlow.js autodiff', async () => {
    await tf.setBackend('cpu');
    const { X, y } = order.data;
    const sizes = order.sizes;
    const inputs = tf.tensor2d(Float32Array.from(X), [y.length, sizes[0]]);
    const lnLoss = (...layers: tf.Tensor[]) => {
      let H: tf.Tensor = inputs;
      for (const [k, layer] of layers.entries()) {
        H = tf.matMul(H, layer, false, true);
        if (k === layers.length - 1 || activation === 'linear') continue;
        H = tf.relu(H);
        if (activation === 'relu2') H = tf.mul(H, H);
      }
      const margins = tf.mul(tf.reshape(H, [-1]), tf.tensor1d(Float32Array.from(y)));
      return tf.log(tf.mean(tf.softplus(tf.neg(margins)))) as tf.Scalar;
    };
    const grads = tf.grads(lnLoss)(
      W.map((layer, k) => tf.tensor2d(Float32Array.from(layer), [sizes[k + 1], sizes[k]])),
    );
    const pass = new Pass(order);
    pass.forward(W);
    pass.back(W);
    for (const [k, grad] of grads.entries()) {
      const wanted = await grad.data();
      // Autodiff is in float32.
      for (const [i, each] of pass.gradient[k].entries()) expect(-each).toBeCloseTo(wanted[i], 4);
    }
  });
});

describe('beyond all numbers', () => {
  test.each([
    { norm: 1e6, name: '‖W‖ = 10⁶' },
    { norm: 1e-6, name: '‖W‖ = 10⁻⁶' },
  ])(
    'at $name everything that is measured is a number, and so is what comes after',
    async ({ norm }) => {
      for (const { value: activation } of activations) {
        const order = small({ activation, layers: 3, data: 'blobs', eta: 1 });
        const W = scaled(order.initial.W, norm / normOf(order.initial.W));
        const cohort = cohortOf({ ...order, initial: { ...order.initial, W } });
        for (const step of [0, 1, 10]) {
          if (step > 0) cohort.advance(step - 1, 1);
          const [state] = await cohort.measure(step);
          for (const value of [
            state.lnLoss,
            state.norm,
            state.alignment,
            state.path,
            ...state.margins,
          ])
            expect(value).toSatisfy(Number.isFinite);
        }
      }
    },
  );

  test('a loss of e^−100 000 is held by its logarithm', () => {
    const order = small({ activation: 'linear', data: 'blobs' });
    // One unit that goes by the first coordinate, which is ±1.5.
    const W = order.initial.W.map((layer) => new Float64Array(layer.length));
    [W[0][0], W[0][1], W[1][0]] = [1, 1, 1];
    const pass = new Pass(order);
    pass.forward(W);
    const least = Math.min(...pass.margins);
    expect(least).toBeGreaterThan(0);
    const far = scaled(W, Math.sqrt(1e5 / least));
    const state = stateOf(order, pass, far, 0);
    expect(state.lnLoss / -1e5).toBeGreaterThan(0.99);
    expect(state.alignment).toSatisfy(Number.isFinite);
  });
});
