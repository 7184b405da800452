/**
 * One training step and one measurement as TensorFlow.js expressions, for all learners L stacked on the leading axis.
 * Hidden weights are held as their drift and output weights as β̃ᵀ = βᵀ/√p [L, o, p]: no large matrix is transposed, no
 * factor 1/√p is left in the loop, and float32 rounds the small drift instead of the weights.
 *   S = −η (E Q̃ᵀ) ∘ ψ',  β̃ᵀ ← (1 − ηλ_t) β̃ᵀ − (η/p) Eᵀ H,  E = H β̃ − Y                          ([SXL], docs/model.md)
 *   weight space: D = (W − W₀)ᵀ [L, d, p] ← D + Xᵀ S,   H = ψ(X W₀ᵀ + X D)
 *   sample space: D [L, n, p] ← D + S, (W − W₀)ᵀ = Xᵀ D,  H = ψ(X W₀ᵀ + K D), K = X Xᵀ
 * Every function here must be called inside `tf.tidy`; what it returns belongs to the caller.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { LearnerOrder, Order, Shape } from '../../experiment/order';
import type { Activation } from '../../experiment/params';
import { keepAt } from '../cohort';
import type { Space } from '../plan';
import { type Snapshot, weightsOf } from '../snapshot';

type Matrices = tf.Tensor3D;

/** What is trained: D [L, d or n, p] and β̃ᵀ [L, o, p]. A type, not an interface: a tensor container. */
export type State = { readonly D: Matrices; readonly beta: Matrices };

/** What stays as it is during a run. */
export type Constants = {
  /** X [1, n, d] in weight space, K [1, n, n] in sample space: what D is seen through */
  readonly view: Matrices;
  /** Its transpose */
  readonly viewT: Matrices;
  /** −Y [L, n, o] */
  readonly minusY: Matrices;
  /** −η/p [L, 1, 1], each learner's own η */
  readonly betaRate: Matrices;
  readonly feedback: Feedback;
  /** The same times −η */
  readonly stepFeedback: Feedback;
  /** Z₀ = X W₀ᵀ [L, n, p] */
  readonly Z0: Matrices;
  /** [L, p, 1]; not [1, p, 1], which TensorFlow.js fails to broadcast when p > 1000 */
  readonly ones: Matrices;
  readonly start: State;
};

/** Q̃ᵀ = β̃ᵀ ∘ own + fixed. A type, not an interface: a tensor container. */
type Feedback = {
  /** 1 for learners with BP, 0 for those with FA [L, 1, 1] */
  readonly own: Matrices;
  /** b̃ᵀ = bᵀ/√p for learners with FA, 0 for those with BP [L, o, p] */
  readonly fixed: Matrices;
};

export function constants(order: Order, space: Space, from?: Snapshot): Constants {
  const { shape, data, initial, learners } = order;
  const { n, d, p, o } = shape;
  const count = learners.length;
  const perLearner = (value: (learner: LearnerOrder) => number): Matrices =>
    tf.tensor3d(learners.map(value), [count, 1, 1], 'float32');
  const stacked = (matrix: Matrices): Matrices => tf.tile(matrix, [count, 1, 1]);
  const scaled = (weights: ArrayLike<number>): Matrices =>
    upload(
      transposed(weights, p, o).map((weight) => weight / Math.sqrt(p)),
      o,
      p,
    );

  const feedbackTimes = (factor: (learner: LearnerOrder) => number): Feedback => ({
    own: perLearner((learner) => (learner.rule === 'bp' ? factor(learner) : 0)),
    fixed: tf.mul(
      scaled(initial.b),
      perLearner((learner) => (learner.rule === 'bp' ? 0 : factor(learner))),
    ),
  });

  const X = upload(data.X, n, d);
  const Xt = upload(transposed(data.X, n, d), d, n);
  const K = (): Matrices => tf.matMul(X, Xt);
  return {
    view: space === 'weight' ? X : K(),
    viewT: space === 'weight' ? Xt : K(),
    minusY: stacked(tf.neg(upload(data.Y, n, o))),
    betaRate: perLearner((learner) => -learner.eta / p),
    feedback: feedbackTimes(() => 1),
    stepFeedback: feedbackTimes((learner) => -learner.eta),
    Z0: stacked(tf.matMul(X, upload(transposed(initial.W, p, d), d, p))),
    ones: tf.ones([count, p, 1]),
    start: from
      ? {
          D: tf.concat(
            hiddenDrifts(order, space, from).map((drift) =>
              upload(drift, space === 'weight' ? d : n, p),
            ),
            0,
          ),
          beta: tf.concat(
            from.learners.map(({ beta }) => scaled(beta)),
            0,
          ),
        }
      : {
          D: tf.zeros([count, space === 'weight' ? d : n, p]),
          beta: stacked(scaled(initial.beta)),
        },
  };
}

/** D of each learner of a snapshot. */
function hiddenDrifts(order: Order, space: Space, from: Snapshot): readonly Float64Array[] {
  const { n, d, p } = order.shape;
  if (from.form === 'sample' && space === 'sample') {
    return from.learners.map(({ hidden }) => transposed(hidden, p, n).map((entry) => -entry));
  }
  if (space === 'sample') throw new Error('Sample space goes on from a snapshot of its own only.');
  const W0 = order.initial.W;
  return weightsOf(order, from).map(({ W }) =>
    transposed(
      W.map((weight, k) => weight - W0[k]),
      p,
      d,
    ),
  );
}

/** The constants of some of the samples, [1, count] as numbers. Weight space only. */
export function ofSamples(fixed: Constants, samples: readonly number[]): Constants {
  const indices = tf.tensor1d([...samples], 'int32');
  return {
    ...fixed,
    view: tf.gather(fixed.view, indices, 1),
    viewT: tf.gather(fixed.viewT, indices, 2),
    minusY: tf.gather(fixed.minusY, indices, 1),
    Z0: tf.gather(fixed.Z0, indices, 1),
  };
}

/** A row-major matrix as [1, rows, columns]. */
function upload(matrix: ArrayLike<number>, rows: number, columns: number): Matrices {
  return tf.tensor3d(Float32Array.from(matrix), [1, rows, columns]);
}

/** 1 − ηλ_t [L, 1, 1] of one step on a share of the samples. */
export function decayFactors(
  learners: readonly LearnerOrder[],
  step: number,
  share: number,
): Matrices {
  const factors = learners.map((learner) => keepAt(learner, step, share));
  return tf.tensor3d(factors, [learners.length, 1, 1], 'float32');
}

interface UpdateOptions {
  readonly activation: Activation;
  readonly space: Space;
  /** From `decayFactors`. */
  readonly keep: Matrices;
}

/** The state after one update. */
export function update(
  state: State,
  fixed: Constants,
  { activation, space, keep }: UpdateOptions,
): State {
  const { H, E } = forward(state, fixed, activation);
  const S = backward(E, feedback(state, fixed.stepFeedback), H, activation);
  return {
    D: space === 'weight' ? fused(fixed.viewT, S, { bias: state.D }) : tf.add(state.D, S),
    beta: fused(tf.mul(swapped(E), fixed.betaRate), H, { bias: tf.mul(state.beta, keep) }),
  };
}

/** H = ψ(Z) [L, n, p] and E = H β̃ − Y [L, n, o]. */
function forward({ D, beta }: State, { view, minusY, Z0 }: Constants, activation: Activation) {
  const H = hidden(view, D, Z0, activation);
  const E = fused(H, swapped(beta), { bias: minusY });
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
function feedback({ beta }: State, { own, fixed }: Feedback): Matrices {
  return tf.add(tf.mul(beta, own), fixed);
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
export function measurements(
  state: State,
  fixed: Constants,
  activation: Activation,
  space: Space,
): Matrices {
  const { H, E } = forward(state, fixed, activation);
  // Both give ⟨gW, gW'⟩: Xᵀ S with itself in weight space, K S with S in sample space.
  const gradient = (Q: Matrices) => {
    const S = backward(E, Q, H, activation);
    const seen: Matrices = tf.matMul(fixed.viewT, S);
    return { seen, with: space === 'weight' ? seen : S };
  };
  const fed = gradient(feedback(state, fixed.feedback));
  const exact = gradient(state.beta);
  const { D } = state;
  return tf.concat(
    [
      column(E),
      column(state.beta),
      rowSums(fed.seen, exact.with, fixed),
      rowSums(fed.seen, fed.with, fixed),
      rowSums(exact.seen, exact.with, fixed),
      rowSums(D, space === 'weight' ? D : tf.matMul(fixed.view, D), fixed),
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
export function unpack(
  packed: Float32Array,
  { n, d, p, o }: Shape,
  space: Space,
  index: number,
): Unpacked {
  const terms = space === 'weight' ? d : n;
  const rows = n * o + o * p + 4 * terms;
  let offset = index * rows;
  const take = (length: number) => {
    offset += length;
    return packed.subarray(offset - length, offset);
  };
  const takeSum = () => take(terms).reduce((sum, entry) => sum + entry, 0);
  return {
    E: take(n * o),
    beta: take(o * p),
    gradientDot: takeSum(),
    feedbackGradientNorm2: takeSum(),
    trueGradientNorm2: takeSum(),
    hiddenDrift2: takeSum(),
  };
}

/** Σ over the last axis of a ∘ b [L, rows, p] → [L, rows, 1], as a matrix product: the tensors stay packed. */
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
