/** Small runs to compare implementations on, what they lead to, and by how much two results differ. Tests only. */

import { dot, norm2 } from '../../../../engine/linear';
import type { LearnerOrder, Order } from '../../order';
import { defaults, type Experiment, params } from '../../params';
import { feedbackRules, type Rule } from '../../rules/rules';
import type { Sums } from '../../sums';
import type { Cohort } from '../cohort';
import { compose } from '../compose';
import { carrierOf } from '../feedback';
import { largestEigenvalue } from '../kernels';
import { type Weights, weightsOf } from '../snapshot';

export interface SmallLearner {
  readonly rule: Rule;
  /** η times a bound of ‖G₀ + H₀‖: below 2 a step does not overshoot. */
  readonly speed: number;
  /** ηλ: the share of β that a step takes away. */
  readonly decay: number;
  /** Steps; null: never. */
  readonly until: number | null;
}

export type SmallRun = Pick<Experiment, 'n' | 'd' | 'p' | 'outputs' | 'activation'> &
  Partial<Pick<Experiment, 'seed' | 'data' | 'inputs' | 'batch'>> & {
    readonly learners?: readonly SmallLearner[];
  };

/** BP, FA, and FA with a decay that ends on the way, each at its own rate. */
export const trio: readonly SmallLearner[] = [
  { rule: 'bp', speed: 0.4, decay: 0, until: null },
  { rule: 'fa', speed: 0.3, decay: 0, until: 5 },
  { rule: 'fa', speed: 0.35, decay: 0.05, until: 7 },
];

/** Every rule and every activation of the tables. */
export const rules: readonly Rule[] = ['bp', ...feedbackRules.map(({ value }) => value)];
export const activations = params.activation.options.map(({ value }) => value);

/** A learner of each rule whose Q changes on the way, at rates that differ, some with a decay that ends on the way. */
export const changing: readonly SmallLearner[] = rules
  .filter((rule) => carrierOf(rule) === 'signs' || carrierOf(rule) === 'moving')
  .map((rule, k) => ({
    rule,
    speed: 0.1 + 0.04 * (k % 6),
    decay: 0.01 * (k % 6),
    until: k % 2 ? 7 : null,
  }));

export function orderOf({ learners = trio, ...run }: SmallRun): Order {
  const { order, lambdaMax } = compose({ ...defaults, ...run, eta: 1 });
  const bound = lambdaMax + hiddenBound(order);
  return {
    ...order,
    learners: learners.map(({ rule, speed, decay, until }): LearnerOrder => {
      const eta = speed / bound;
      return { id: rule === 'bp' ? 'bp' : 'fa', rule, eta, lambda: decay / eta, until };
    }),
  };
}

/**
 * ‖X Xᵀ‖ (‖β₀‖² + ‖b‖²) / p, which bounds ‖H₀‖. (λ_max(G₀) alone gives a safe rate in wide networks only: it is next to
 * nothing for a few ReLU units that happen to be off.)
 */
function hiddenBound({ shape: { n, d, p }, data: { X }, initial }: Order): number {
  const K = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return dot(X, i * d, X, j * d, d);
  });
  return (largestEigenvalue(K, n) * (norm2(initial.beta) + norm2(initial.b))) / p;
}

/** Where a cohort stands after so many updates. */
export interface Result {
  readonly sums: readonly Sums[];
  readonly weights: readonly Weights[];
}

export async function resultOf(order: Order, cohort: Cohort, step: number): Promise<Result> {
  const sums = await cohort.measure(step);
  return { sums, weights: weightsOf(order, await cohort.snapshot()) };
}

/** Makes the updates from `from` up to `to`, and lets go of the cohort. */
export async function finish(order: Order, cohort: Cohort, from: number, to: number) {
  cohort.advance(from, to - from);
  const result = await resultOf(order, cohort, to);
  cohort.dispose();
  return result;
}
