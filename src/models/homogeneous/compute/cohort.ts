/**
 * The learners of a run, trained in float64 on the CPU.
 *
 *   normalised:  W ← W + η/max(1, ‖W‖^{2D−2}) (−∇𝓛/𝓛 − λ W_L),   constant:  W ← W − η (∇𝓛 + λ W_L)
 *
 * ‖W‖ is that of all layers as one vector and D the degree of f in W; λ W_L is in the last layer alone, of learners with decay.
 * Gradient descent stands for the gradient flow of [JT]; feedback alignment is in no theorem.
 */
import { breathe } from '../../../engine/breath';
import type { Cohort as AnyCohort } from '../../../engine/cohort';
import { keepAt } from '../../../engine/cohort';
import { degreeOf } from '../activations';
import type { Layers, LearnerOrder, Order } from '../order';
import type { State } from '../state';
import { stateOf } from './measure';
import { Pass } from './network';
import { copyOf, normOf } from './vectors';

/** Of each learner: its weights, and how far its direction has come. */
export interface Snapshot {
  readonly learners: readonly {
    readonly W: Layers;
    /** Σ ‖Ŵ_{t+1} − Ŵ_t‖, Ŵ = W/‖W‖. */
    readonly path: number;
  }[];
}

export type Cohort = AnyCohort<State, Snapshot>;

export function cohortOf(order: Order, from?: Snapshot): Cohort {
  const pass = new Pass(order);
  const slots = order.learners.map(
    (learner, index) => new Slot(order, learner, pass, from?.learners[index]),
  );
  const work = workOf(order) * slots.length;
  return {
    precision: 'float64',
    advance(start, count) {
      for (let step = start; step < start + count; step++) {
        for (const slot of slots) slot.update(step);
        breathe(work);
      }
    },
    settle: async () => {},
    measure: async () => slots.map(({ W, path }) => stateOf(order, pass, W, path)),
    snapshot: async () => ({ learners: slots.map(({ W, path }) => ({ W: copyOf(W), path })) }),
    dispose() {},
  };
}

/** Multiply-adds of an update of one learner, about. */
export function workOf({ sizes, data: { y } }: Pick<Order, 'sizes' | 'data'>): number {
  const weights = sizes.slice(1).reduce((sum, size, k) => sum + size * sizes[k], 0);
  return 3 * y.length * weights + 3 * weights;
}

class Slot {
  readonly W: Layers;
  path: number;
  /** The weights before the update under way. */
  private readonly old: Layers;
  private readonly through: Layers;
  private readonly power: number;

  constructor(
    private readonly order: Order,
    private readonly learner: LearnerOrder,
    private readonly pass: Pass,
    from: Snapshot['learners'][number] | undefined,
  ) {
    this.W = copyOf(from?.W ?? order.initial.W);
    this.old = copyOf(this.W);
    this.path = from?.path ?? 0;
    this.through = learner.rule === 'fa' ? order.initial.B : this.W;
    this.power = 2 * degreeOf(order.activation, order.sizes.length - 1) - 2;
  }

  update(step: number): void {
    const { pass, learner, order, W } = this;
    const lnLoss = pass.forward(W);
    pass.back(this.through);
    const before = normOf(W);
    const { eta } = learner;
    const normalized = order.stepRule === 'normalized';
    // Powers by logarithms: ‖W‖^{2D−2} may be beyond all numbers.
    const size = normalized
      ? eta * Math.exp(-this.power * Math.max(0, Math.log(before)))
      : eta * Math.exp(lnLoss);
    const decay = normalized ? size : eta;
    const keep = keepAt({ ...learner, eta: decay }, step, 1);
    this.move(size, keep, before);
  }

  /** W ← W + size · gradient, the last layer times `keep` first; the path grows by the way of the direction. */
  private move(size: number, keep: number, before: number): void {
    const { W, pass } = this;
    let after2 = 0;
    const last = W.length - 1;
    for (let layer = 0; layer <= last; layer++) {
      const weights = W[layer];
      const gradient = pass.gradient[layer];
      const old = this.old[layer];
      const kept = layer === last ? keep : 1;
      for (let k = 0; k < weights.length; k++) {
        const weight = weights[k];
        const next = kept * weight + size * gradient[k];
        old[k] = weight;
        weights[k] = next;
        after2 += next * next;
      }
    }
    const after = Math.sqrt(after2);
    let way2 = 0;
    for (let layer = 0; layer <= last; layer++) {
      const weights = W[layer];
      const old = this.old[layer];
      for (let k = 0; k < weights.length; k++) {
        const way = weights[k] / after - old[k] / before;
        way2 += way * way;
      }
    }
    this.path += Math.sqrt(way2);
  }
}
