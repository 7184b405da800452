/**
 * What is written first with TensorFlow.js: a network per learner, differentiated by
 * `variableGrads`, its variables assigned and its loss read in every step, on all samples, on
 * whatever backend is current.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../src/models/twoLayer/activations/activations';
import type { LearnerOrder, Order } from '../src/models/twoLayer/order';

/** Steps a second; a step updates every learner. The first few, which compile, are not timed. */
export async function naiveSteps(order: Order, seconds: number): Promise<number> {
  return withNetworks(order, async (networks) => {
    const warmUp = 3;
    for (let step = 0; step < warmUp; step++) await stepAll(networks, step);
    const start = performance.now();
    for (let step = warmUp; ; step++) {
      await stepAll(networks, step);
      const elapsed = (performance.now() - start) / 1000;
      if (elapsed >= seconds) return (step + 1 - warmUp) / elapsed;
    }
  });
}

async function withNetworks<T>(
  order: Order,
  use: (networks: readonly NaiveNetwork[]) => Promise<T>,
): Promise<T> {
  const networks = order.learners.map((learner) => new NaiveNetwork(order, learner));
  try {
    return await use(networks);
  } finally {
    for (const network of networks) network.dispose();
  }
}

/** All updates are queued before the first loss is waited for. */
function stepAll(networks: readonly NaiveNetwork[], step: number): Promise<readonly number[]> {
  return Promise.all(networks.map((network) => network.step(step)));
}

const psi: Readonly<Record<Activation, (Z: tf.Tensor2D) => tf.Tensor2D>> = {
  linear: (Z) => Z,
  relu: tf.relu,
  tanh: tf.tanh,
};

class NaiveNetwork {
  /** [n, d], [n, o] */
  private readonly X: tf.Tensor2D;
  private readonly Y: tf.Tensor2D;
  /** [p, o] */
  private readonly b: tf.Tensor2D;
  /** [p, d], [p, o] */
  private readonly W: tf.Variable<tf.Rank.R2>;
  private readonly beta: tf.Variable<tf.Rank.R2>;

  constructor(
    private readonly order: Order,
    private readonly learner: LearnerOrder,
  ) {
    const { n, d, p, o } = order.shape;
    this.X = matrix(order.data.X, n, d);
    this.Y = matrix(order.data.Y, n, o);
    this.b = matrix(order.initial.b, p, o);
    this.W = variable(order.initial.W, p, d);
    this.beta = variable(order.initial.beta, p, o);
  }

  /** Updates the weights and returns the loss they had before. */
  async step(step: number): Promise<number> {
    const { W, beta } = this;
    const { eta, lambda, until } = this.learner;
    const decay = until === null || step < until ? eta * lambda : 0;
    const loss = tf.tidy(() => {
      const { value, grads } = tf.variableGrads(() => this.loss(), [W, beta]);
      const kept = decay === 0 ? beta : tf.mul<tf.Tensor2D>(beta, 1 - decay);
      W.assign(tf.sub(W, tf.mul(grads[W.name], eta)));
      beta.assign(tf.sub(kept, tf.mul(grads[beta.name], eta)));
      return value;
    });
    const [read] = await loss.data();
    loss.dispose();
    return read;
  }

  dispose(): void {
    tf.dispose([this.X, this.Y, this.b, this.W, this.beta]);
  }

  /** ½ Σ (ψ(X Wᵀ) β / √p − Y)². */
  private loss(): tf.Scalar {
    const { activation, shape } = this.order;
    const H = psi[activation](tf.matMul<tf.Tensor2D>(this.X, this.W, false, true));
    const F = tf.div(this.product(H), Math.sqrt(shape.p));
    return tf.mul(tf.sum(tf.square(tf.sub(F, this.Y))), 0.5);
  }

  /** H β [n, o]; the error passes back to H [n, p] through β for BP and through b for FA. */
  private product(H: tf.Tensor2D): tf.Tensor2D {
    if (this.learner.rule === 'bp') return tf.matMul(H, this.beta);
    return feedbackProduct(H, this.beta, this.b);
  }
}

/** H β [n, o], whose gradient for H uses b in place of β. */
function feedbackProduct(H: tf.Tensor2D, beta: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  const product = tf.customGrad<tf.Tensor2D>((...inputs) => {
    // The arguments of the product and then `save`: the declared type leaves their order open.
    const [hidden, weights, save] = inputs as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
    save([hidden]);
    return {
      value: tf.matMul(hidden, weights),
      gradFunc: (dF, [saved]) => [
        tf.matMul(dF, b, false, true),
        tf.matMul(saved as tf.Tensor2D, dF, true, false),
      ],
    };
  });
  return product(H, beta);
}

function matrix(values: Float64Array, rows: number, columns: number): tf.Tensor2D {
  return tf.tensor2d(Float32Array.from(values), [rows, columns]);
}

function variable(values: Float64Array, rows: number, columns: number): tf.Variable<tf.Rank.R2> {
  return tf.tidy(() => tf.variable(matrix(values, rows, columns)));
}
