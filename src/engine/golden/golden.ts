/** Golden float64 data of an independent program, as orders to compute and the states expected on the way. Tests only. */
import type { Rule } from '../../experiment/learners';
import { type LearnerOrder, NO_STOPS, type Order } from '../../experiment/order';
import type { Activation } from '../../experiment/params';
import file from './reference.json' with { type: 'json' };

export interface Golden {
  readonly id: string;
  readonly order: Order;
  /** G₀ [n, n] and its eigenvalues, ascending. */
  readonly G0: Float64Array;
  readonly G0eigenvalues: readonly number[];
  /** The state after 0, 1, 2, 10 and 100 updates. */
  readonly after: readonly GoldenState[];
}

export interface GoldenState {
  readonly step: number;
  readonly loss: number;
  /** Cosine of ∠(Q, β) (for BP: ∠(b, β)), and of the angle between the two hidden gradients. */
  readonly cos: number;
  readonly gradientCos: number;
  /** [p, d], [p, o], [p, o] */
  readonly W: Float64Array;
  readonly beta: Float64Array;
  readonly b: Float64Array;
}

export const goldenCases: readonly Golden[] = file.cases.map((entry) => {
  const rule = entry.rule as Rule; // the file says fa, bp, kp or usf
  const learner: LearnerOrder = {
    id: rule === 'bp' ? 'bp' : 'fa',
    rule,
    eta: entry.eta,
    lambda: entry.lambda,
    until: entry.T_cut,
  };
  return {
    id: entry.id,
    order: {
      activation: entry.act as Activation, // the file says linear, relu or tanh
      shape: { n: entry.n, d: entry.d, p: entry.p, o: entry.m },
      data: { X: flat(entry.X), Y: flat(entry.y) },
      initial: { W: flat(entry.W), beta: flat(entry.beta), b: flat(entry.b) },
      learners: [learner],
      batch: entry.n,
      seed: 0,
      steps: 100,
      every: 1,
      stops: NO_STOPS,
    },
    G0: flat(entry.G0),
    G0eigenvalues: entry.G0_eig,
    after: Object.entries(entry.after).map(([step, state]) => {
      const beta = flat(state.beta);
      return {
        step: Number(step),
        loss: state.loss,
        // The file compares β with the b of the file, which uSF does not use.
        cos: rule === 'usf' ? cosineOfSigns(beta) : state.cos,
        gradientCos: state.cosW,
        W: flat(state.W),
        beta,
        b: flat('b' in state ? state.b : entry.b),
      };
    }),
  };
});

/** Of sign β and β, where no entry is 0. */
function cosineOfSigns(beta: Float64Array): number {
  const sum = beta.reduce((total, weight) => total + Math.abs(weight), 0);
  return sum / Math.sqrt(beta.length * beta.reduce((total, weight) => total + weight ** 2, 0));
}

function flat(matrix: readonly (number | readonly number[])[]): Float64Array {
  return Float64Array.from(matrix.flat());
}

/** The largest difference of two arrays, relative to the largest expected entry (or to 1 where that is less). */
export function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  const scale = Array.from(expected).reduce((most, entry) => Math.max(most, Math.abs(entry)), 1);
  return Array.from(expected).reduce(
    (most, entry, k) => Math.max(most, Math.abs(actual[k] - entry) / scale),
    0,
  );
}
