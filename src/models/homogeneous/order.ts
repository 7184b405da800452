/** An order to compute: explicit data, weights and learners, nothing left to chance. */
import type { LearnerOrder as AnyLearnerOrder, Order as AnyOrder } from '../../engine/order';
import type { Activation } from './activations';
import type { LearnerOfRun } from './learners';
import type { Loss, StepRule } from './params';

export type LearnerOrder = AnyLearnerOrder & LearnerOfRun;

/** A matrix for each layer, [sizes[k + 1], sizes[k]], row-major. */
export type Layers = readonly Float64Array[];

export interface Order extends AnyOrder {
  /** Of the inputs, of each hidden layer, and 1. */
  readonly sizes: readonly number[];
  readonly activation: Activation;
  readonly loss: Loss;
  readonly stepRule: StepRule;
  readonly data: {
    /** [n, d] */
    readonly X: Float64Array;
    /** [n], ±1 */
    readonly y: Float64Array;
    /** Whether the last input is 1 in every sample. */
    readonly lifted?: boolean;
  };
  readonly initial: {
    readonly W: Layers;
    /** What carries the error back in place of W_k under FA; that of the first layer is never used. */
    readonly B: Layers;
  };
  readonly learners: readonly LearnerOrder[];
}
