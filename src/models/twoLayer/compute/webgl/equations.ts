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
import { keepAt } from '../../../../engine/cohort';
import { type Activation, activationOf } from '../../activations/activations';
import type { LearnerOrder, Order } from '../../order';
import type { Shape } from '../../sizes';
import { carrierOf, type Draws } from '../feedback';
import { gradientScale } from '../metrics';
import type { Space } from '../plan';
import { type Snapshot, weightsOf } from '../snapshot';
import {
  type ByRule,
  type FeedbackTerms,
  feedback,
  feedbackTerms,
  moved,
  movementOf,
} from './feedback';
import { type Matrices, ops, scaled, swapped, transposed, upload } from './matrices';

/**
 * What is trained: D [L, d or n, p], β̃ᵀ [L, o, p] and, if some learner's b moves, B̃ᵀ = Bᵀ/√p [L, o, p]. A type, not an
 * interface: a tensor container.
 */
export type State = { readonly D: Matrices; readonly beta: Matrices; readonly B?: Matrices };

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
  /** What errors are multiplied by where their gradients are measured [L, 1, 1] */
  readonly gradientScale: Matrices;
  readonly feedback: FeedbackTerms;
  /** The same times −η */
  readonly stepFeedback: FeedbackTerms;
  readonly movement: ByRule;
  /** Z₀ = X W₀ᵀ [L, n, p] */
  readonly Z0: Matrices;
  /** [L, p, 1]; not [1, p, 1], which TensorFlow.js fails to broadcast when p > 1000 */
  readonly ones: Matrices;
  readonly start: State;
};

export function constants(order: Order, space: Space, draws: Draws, from?: Snapshot): Constants {
  const { shape, data, initial, learners } = order;
  const { n, d, p, o } = shape;
  const count = learners.length;
  const perLearner = (value: (learner: LearnerOrder) => number): Matrices =>
    tf.tensor3d(learners.map(value), [count, 1, 1], 'float32');
  const stacked = (matrix: Matrices): Matrices => tf.tile(matrix, [count, 1, 1]);
  const X = upload(data.X, n, d);
  const Xt = upload(transposed(data.X, n, d), d, n);
  const K = (): Matrices => tf.matMul(X, Xt);
  return {
    view: space === 'weight' ? X : K(),
    viewT: space === 'weight' ? Xt : K(),
    minusY: stacked(tf.neg(upload(data.Y, n, o))),
    betaRate: perLearner((learner) => -learner.eta / p),
    gradientScale: perLearner(() => gradientScale(order)),
    feedback: feedbackTerms(order, draws, () => 1),
    stepFeedback: feedbackTerms(order, draws, (learner) => -learner.eta),
    movement: movementOf(order),
    Z0: stacked(tf.matMul(X, upload(transposed(initial.W, p, d), d, p))),
    ones: tf.ones([count, p, 1]),
    start: from ? startFrom(order, space, from) : startOf(order, space),
  };
}

function startOf({ shape, initial, learners }: Order, space: Space): State {
  const { n, d, p, o } = shape;
  const count = learners.length;
  const stacked = (weights: Float64Array): Matrices =>
    tf.tile(scaled(weights, p, o), [count, 1, 1]);
  return {
    D: tf.zeros([count, space === 'weight' ? d : n, p]),
    beta: stacked(initial.beta),
    ...(learners.some(moves) && { B: stacked(initial.b) }),
  };
}

function startFrom(order: Order, space: Space, from: Snapshot): State {
  const { n, d, p, o } = order.shape;
  const { b } = order.initial;
  const concat = (parts: Matrices[]): Matrices => tf.concat(parts, 0);
  const drifts = hiddenDrifts(order, space, from);
  return {
    D: concat(drifts.map((drift) => upload(drift, space === 'weight' ? d : n, p))),
    beta: concat(from.learners.map(({ beta }) => scaled(beta, p, o))),
    ...(order.learners.some(moves) && {
      B: concat(from.learners.map((learner) => scaled(learner.feedback ?? b, p, o))),
    }),
  };
}

/** Whether the learner's b moves. */
export function moves({ rule }: LearnerOrder): boolean {
  return carrierOf(rule) === 'moving';
}

/** D of each learner of a snapshot. */
function hiddenDrifts(order: Order, space: Space, from: Snapshot): readonly Float64Array[] {
  const { n, d, p } = order.shape;
  // Not by way of W, which would round it.
  if (from.form === space) {
    const rows = space === 'sample' ? n : d;
    return from.learners.map(({ hidden }) => transposed(hidden, p, rows).map((entry) => -entry));
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
  /** From `drawnFor` */
  readonly drawn: ByRule;
}

/** The state after one update. */
export function update(
  state: State,
  fixed: Constants,
  { activation, space, keep, drawn }: UpdateOptions,
): State {
  const { H, E } = forward(state, fixed, activation);
  const S = backward(E, feedback(state, fixed.stepFeedback, drawn), H, activation);
  const beta = fused(tf.mul(swapped(E), fixed.betaRate), H, { bias: tf.mul(state.beta, keep) });
  const B = moved(state, beta, fixed.movement, { keep, drawn });
  return {
    D: space === 'weight' ? fused(fixed.viewT, S, { bias: state.D }) : tf.add(state.D, S),
    beta,
    ...(B && { B }),
  };
}

/** H = ψ(Z) [L, n, p] and E = H β̃ − Y [L, n, o]. */
function forward({ D, beta }: State, { view, minusY, Z0 }: Constants, activation: Activation) {
  const H = hidden(view, D, Z0, activation);
  const E = fused(H, swapped(beta), { bias: minusY });
  return { H, E };
}

function hidden(X: Matrices, D: Matrices, Z0: Matrices, activation: Activation): Matrices {
  const { psi } = activationOf(activation).tensors;
  if (typeof psi === 'string') return fused(X, D, { bias: Z0, activation: psi });
  return psi(ops, fused(X, D, { bias: Z0 }));
}

/** (E Q̃ᵀ) ∘ ψ' [L, n, p], with ψ' from H = ψ(Z). */
function backward(E: Matrices, Q: Matrices, H: Matrices, activation: Activation): Matrices {
  return activationOf(activation).tensors.through(ops, tf.matMul<Matrices>(E, Q), H);
}

/**
 * Everything a measurement reads back, in one tensor [L, rows, 1]: E, β̃ᵀ, B̃ᵀ if it is there, and the row sums of the large products,
 * whose last additions are made in float64 by `unpack`.
 */
export function measurements(
  state: State,
  fixed: Constants,
  { activation, space, drawn }: Omit<UpdateOptions, 'keep'>,
): Matrices {
  const { H, E } = forward(state, fixed, activation);
  const scaledE: Matrices = tf.mul(E, fixed.gradientScale);
  // Both give ⟨gW, gW'⟩: Xᵀ S with itself in weight space, K S with S in sample space.
  const gradient = (Q: Matrices) => {
    const S = backward(scaledE, Q, H, activation);
    const seen: Matrices = tf.matMul(fixed.viewT, S);
    return { seen, with: space === 'weight' ? seen : S };
  };
  const fed = gradient(feedback(state, fixed.feedback, drawn));
  const exact = gradient(state.beta);
  const { D } = state;
  return tf.concat(
    [
      column(E),
      column(state.beta),
      ...(state.B ? [column(state.B)] : []),
      rowSums(fed.seen, exact.with, fixed),
      rowSums(fed.seen, fed.with, fixed),
      rowSums(exact.seen, exact.with, fixed),
      rowSums(D, space === 'weight' ? D : tf.matMul(fixed.view, D), fixed),
    ],
    1,
  );
}

/** What `measurements` packs for one learner, unpacked. β and B are [o, p] and scaled by 1/√p, as they were trained. */
export interface Unpacked {
  readonly E: Float32Array;
  readonly beta: Float32Array;
  /** Null where the packed state has none. */
  readonly B: Float32Array | null;
  readonly gradientDot: number;
  readonly feedbackGradientNorm2: number;
  readonly trueGradientNorm2: number;
  readonly hiddenDrift2: number;
}

/** Learner `index` of a packed measurement. */
export function unpack(
  packed: Float32Array,
  { n, d, p, o }: Shape,
  {
    space,
    withB,
    scale,
  }: { readonly space: Space; readonly withB: boolean; readonly scale: number },
  index: number,
): Unpacked {
  const terms = space === 'weight' ? d : n;
  const rows = n * o + (withB ? 2 : 1) * o * p + 4 * terms;
  let offset = index * rows;
  const take = (length: number) => {
    offset += length;
    return packed.subarray(offset - length, offset);
  };
  const takeSum = () => take(terms).reduce((sum, entry) => sum + entry, 0);
  return {
    E: take(n * o),
    beta: take(o * p),
    B: withB ? take(o * p) : null,
    gradientDot: takeSum() / scale / scale,
    feedbackGradientNorm2: takeSum() / scale / scale,
    trueGradientNorm2: takeSum() / scale / scale,
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
