/**
 * One training step and one measurement as TensorFlow.js expressions, for all learners L stacked on the leading axis.
 * Hidden weights are held as their drift D = (W − W₀)ᵀ [L, d, p] and output weights as β̃ᵀ = βᵀ/√p [L, o, p]: no large
 * matrix is transposed, no factor 1/√p is left in the loop, and float32 rounds the small drift instead of the weights.
 *   H = ψ(X W₀ᵀ + X D),  E = H β̃ − Y,  D ← D − ηXᵀ((E Q̃ᵀ) ∘ ψ'),  β̃ᵀ ← (1 − ηλ_t) β̃ᵀ − (η/p) Eᵀ H   ([SXL], docs/model.md)
 * Every function here must be called inside `tf.tidy`; what it returns belongs to the caller.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { LearnerOrder, Order, Shape } from '../../experiment/order';
import type { Activation } from '../../experiment/params';
import { decayAt } from '../cohort';

type Matrices = tf.Tensor3D;

/** What is trained: D [L, d, p] and β̃ᵀ [L, o, p]. A type, not an interface: a tensor container. */
export type State = { readonly D: Matrices; readonly beta: Matrices };

/** What stays as it is during a run. */
export type Constants = {
  /** [1, n, d] */
  readonly X: Matrices;
  /** Xᵀ [1, d, n] */
  readonly Xt: Matrices;
  /** −η Xᵀ [L, d, n], each learner's own η */
  readonly stepXt: Matrices;
  /** [1, n, o] */
  readonly Y: Matrices;
  /** b̃ᵀ = bᵀ/√p for learners with FA, 0 for those with BP [L, o, p] */
  readonly fixedFeedback: Matrices;
  /** 1 for learners with BP, 0 for those with FA [L, 1, 1] */
  readonly isBp: Matrices;
  /** −η/p [L, 1, 1] */
  readonly betaRate: Matrices;
  /** Z₀ = X W₀ᵀ [L, n, p] */
  readonly Z0: Matrices;
  /** [L, p, 1]; not [1, p, 1], which TensorFlow.js fails to broadcast when p > 1000 */
  readonly ones: Matrices;
  readonly start: State;
};

export function constants({ shape, data, initial, learners }: Order): Constants {
  const { n, d, p, o } = shape;
  const count = learners.length;
  const perLearner = (value: (learner: LearnerOrder) => number): Matrices =>
    tf.tensor3d(learners.map(value), [count, 1, 1], 'float32');
  const stacked = (matrix: Matrices): Matrices => tf.tile(matrix, [count, 1, 1]);
  const scaled = (weights: Float64Array): Matrices =>
    stacked(
      upload(
        transposed(weights, p, o).map((weight) => weight / Math.sqrt(p)),
        o,
        p,
      ),
    );

  const X = upload(data.X, n, d);
  const Xt = upload(transposed(data.X, n, d), d, n);
  return {
    X,
    Xt,
    stepXt: tf.mul(
      Xt,
      perLearner((learner) => -learner.eta),
    ),
    Y: upload(data.Y, n, o),
    fixedFeedback: tf.mul(
      scaled(initial.b),
      perLearner(({ rule }) => (rule === 'bp' ? 0 : 1)),
    ),
    isBp: perLearner(({ rule }) => (rule === 'bp' ? 1 : 0)),
    betaRate: perLearner((learner) => -learner.eta / p),
    Z0: stacked(tf.matMul(X, upload(transposed(initial.W, p, d), d, p))),
    ones: tf.ones([count, p, 1]),
    start: { D: tf.zeros([count, d, p]), beta: scaled(initial.beta) },
  };
}

/** A row-major matrix as [1, rows, columns]. */
function upload(matrix: Float64Array, rows: number, columns: number): Matrices {
  return tf.tensor3d(Float32Array.from(matrix), [1, rows, columns]);
}

/** 1 − ηλ_t [L, 1, 1] of one step. */
export function decayFactors(learners: readonly LearnerOrder[], step: number): Matrices {
  const factors = learners.map((learner) => 1 - learner.eta * decayAt(learner, step));
  return tf.tensor3d(factors, [learners.length, 1, 1], 'float32');
}

/** The state after one update. */
export function update(
  state: State,
  fixed: Constants,
  activation: Activation,
  keep: Matrices,
): State {
  const { H, E } = forward(state, fixed, activation);
  const S = backward(E, feedback(state, fixed), H, activation);
  return {
    D: fused(fixed.stepXt, S, { bias: state.D }),
    beta: fused(tf.mul(swapped(E), fixed.betaRate), H, { bias: tf.mul(state.beta, keep) }),
  };
}

/** H = ψ(Z₀ + X D) [L, n, p] and E = H β̃ − Y [L, n, o]. */
function forward({ D, beta }: State, { X, Y, Z0 }: Constants, activation: Activation) {
  const H = hidden(X, D, Z0, activation);
  const E: Matrices = tf.sub(tf.matMul(H, swapped(beta)), Y);
  return { H, E };
}

function hidden(X: Matrices, D: Matrices, Z0: Matrices, activation: Activation): Matrices {
  switch (activation) {
    case 'linear':
      return fused(X, D, { bias: Z0 });
    case 'relu':
      return fused(X, D, { bias: Z0, activation: 'relu' });
    case 'tanh':
      return tf.tanh(fused(X, D, { bias: Z0 }));
    default:
      return activation satisfies never;
  }
}

/** Q̃ᵀ [L, o, p]: β̃ᵀ for BP, b̃ᵀ for FA. */
function feedback({ beta }: State, { isBp, fixedFeedback }: Constants): Matrices {
  return tf.add(tf.mul(beta, isBp), fixedFeedback);
}

/** (E Q̃ᵀ) ∘ ψ' [L, n, p], with ψ' from H = ψ(Z). */
function backward(E: Matrices, Q: Matrices, H: Matrices, activation: Activation): Matrices {
  const back: Matrices = tf.matMul(E, Q);
  switch (activation) {
    case 'linear':
      return back;
    case 'relu':
      return tf.mul(back, tf.cast(tf.greater(H, 0), 'float32'));
    case 'tanh':
      return tf.sub(back, tf.mul(back, tf.mul(H, H)));
    default:
      return activation satisfies never;
  }
}

/**
 * Everything a measurement reads back, in one tensor [L, rows, 1]: E, β̃ᵀ, and the row sums of the large products,
 * whose last additions are made in float64 by `unpack`.
 */
export function measurements(state: State, fixed: Constants, activation: Activation): Matrices {
  const { H, E } = forward(state, fixed, activation);
  const gradient = (Q: Matrices): Matrices => tf.matMul(fixed.Xt, backward(E, Q, H, activation));
  const fed = gradient(feedback(state, fixed));
  const exact = gradient(state.beta);
  return tf.concat(
    [
      column(E),
      column(state.beta),
      rowSums(fed, exact, fixed),
      rowSums(fed, fed, fixed),
      rowSums(exact, exact, fixed),
      rowSums(state.D, state.D, fixed),
    ],
    1,
  );
}

/** What `measurements` packs for one learner, unpacked. β is [o, p] and scaled by 1/√p, as it was trained. */
export interface Unpacked {
  readonly E: Float32Array;
  readonly beta: Float32Array;
  readonly gradientDot: number;
  readonly feedbackGradientNorm2: number;
  readonly trueGradientNorm2: number;
  readonly hiddenDrift2: number;
}

/** Learner `index` of a packed measurement. */
export function unpack(packed: Float32Array, { n, d, p, o }: Shape, index: number): Unpacked {
  const rows = n * o + o * p + 4 * d;
  let offset = index * rows;
  const take = (length: number) => {
    offset += length;
    return packed.subarray(offset - length, offset);
  };
  const takeSum = () => take(d).reduce((sum, entry) => sum + entry, 0);
  return {
    E: take(n * o),
    beta: take(o * p),
    gradientDot: takeSum(),
    feedbackGradientNorm2: takeSum(),
    trueGradientNorm2: takeSum(),
    hiddenDrift2: takeSum(),
  };
}

/** Σ over the last axis of a ∘ b [L, d, p] → [L, d, 1], as a matrix product: the tensors stay packed. */
function rowSums(a: Matrices, b: Matrices, { ones }: Constants): Matrices {
  return tf.matMul<Matrices>(tf.mul(a, b), ones);
}

/** [L, rows, columns] → [L, rows · columns, 1]. */
function column(matrices: Matrices): Matrices {
  return tf.reshape(matrices, [matrices.shape[0], -1, 1]);
}

/** ψ(a b + bias) in one dispatch. */
function fused(
  a: Matrices,
  b: Matrices,
  rest: { readonly bias?: Matrices; readonly activation?: 'relu' },
): Matrices {
  // The declared result drops the rank of the arguments; a product of stacked matrices is stacked matrices.
  return tf.fused.matMul({ a, b, ...rest }) as Matrices;
}

/** The last two axes swapped; free where one of them is 1. */
function swapped(matrices: Matrices): Matrices {
  const [count, rows, columns] = matrices.shape;
  if (rows === 1 || columns === 1) return tf.reshape(matrices, [count, columns, rows]);
  return tf.transpose(matrices, [0, 2, 1]);
}

/** [rows, columns] → [columns, rows], row-major. */
export function transposed(matrix: ArrayLike<number>, rows: number, columns: number): Float64Array {
  const result = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = matrix[i * columns + j];
  }
  return result;
}
