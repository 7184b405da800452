/**
 * The reference backend: plain float64 loops over science's own formulas, the oracle of all others and the fallback.
 *   F = ψ(X Wᵀ) β / √p,  E = F − Y,  gW = ((E Qᵀ) ∘ ψ'(X Wᵀ))ᵀ X / √p,  gβ = ψ(X Wᵀ)ᵀ E / √p   ([SXL], docs/model.md)
 *   W ← W − η gW,  β ← (1 − ηλ_t) β − η gβ,  both from the same (W, β).
 */

import { batchesOf } from '../../../../engine/batches';
import { breathe } from '../../../../engine/breath';
import { keepAt } from '../../../../engine/cohort';
import { distance2, dot, norm2 } from '../../../../engine/linear';
import type { Data } from '../../../../engine/samples';
import { activationOf } from '../../activations/activations';
import type { LearnerOrder, Order } from '../../order';
import type { Sums } from '../../sums';
import type { Cohort } from '../cohort';
import { carrierOf, type Draws, drawsOf, feedbackOf } from '../feedback';
import { gradientScale, outputSums } from '../metrics';
import { hidden, outputs } from '../network';
import { type Snapshot, type Weights, weightsOf } from '../snapshot';

export function referenceCohort(order: Order, from?: Snapshot): Cohort {
  const start = from ? weightsOf(order, from) : order.learners.map(() => order.initial);
  const draws = drawsOf(order);
  const networks = order.learners.map(
    (learner, index) => new Network(order, learner, start[index], draws),
  );
  return {
    precision: 'float64',
    space: 'weight',
    advance(from, count) {
      for (let step = from; step < from + count; step++) {
        for (const network of networks) network.update(step);
      }
    },
    settle: async () => {},
    measure: async (step) => networks.map((network) => network.measure(step)),
    snapshot: async () => ({
      form: 'weights',
      learners: networks.map((network) => network.state()),
    }),
    dispose() {},
  };
}

/** The samples that an update or a measurement sees. */
type Samples = Data & { readonly n: number };

/** Some rows of X and Y. */
function pick({ data, shape: { d, o } }: Order, rows: readonly number[]): Samples {
  const X = new Float64Array(rows.length * d);
  const Y = new Float64Array(rows.length * o);
  rows.forEach((row, i) => {
    X.set(data.X.subarray(row * d, (row + 1) * d), i * d);
    Y.set(data.Y.subarray(row * o, (row + 1) * o), i * o);
  });
  return { n: rows.length, X, Y };
}

class Network {
  /** [p, d] */
  readonly W: Float64Array;
  /** [p, o] */
  readonly beta: Float64Array;
  /** [p, o], what carries the error back: β itself for BP */
  private readonly Q: Float64Array;
  private readonly feedback;
  private readonly outputs;
  private readonly scale;
  private readonly slope;
  /** ψ(W Xᵀ) [p, n], E = F − Y [n, o] of the present weights and the samples in sight */
  private readonly H: Float64Array;
  private readonly E: Float64Array;
  private readonly batches;
  private samples: Samples;
  private stale = true;

  constructor(
    private readonly order: Order,
    private readonly learner: LearnerOrder,
    start: Weights,
    draws: Draws,
  ) {
    const { n, p, o } = order.shape;
    this.W = start.W.slice();
    this.beta = start.beta.slice();
    this.Q = learner.rule === 'bp' ? this.beta : start.b.slice();
    this.feedback = feedbackOf(learner.rule, order, { Q: this.Q, beta: this.beta, draws });
    this.outputs = outputSums(order);
    this.scale = gradientScale(order);
    this.slope = activationOf(order.activation).slope;
    this.batches = batchesOf(order);
    this.samples = { n, ...order.data };
    this.H = new Float64Array(p * n);
    this.E = new Float64Array(n * o);
  }

  update(step: number): void {
    if (this.batches) this.look(pick(this.order, this.batches(step)));
    this.forward();
    this.feedback?.aim(step);
    const { learner, order, W, beta, Q, H, E } = this;
    const { d, p, o } = order.shape;
    const { n, X } = this.samples;
    const rate = learner.eta / Math.sqrt(p);
    const keep = keepAt(learner, step, n / order.shape.n);
    for (let r = 0; r < p; r++) {
      // Unit r reads only its own row of Q: W before β, and both see the old β.
      for (let i = 0; i < n; i++) {
        const s = this.backward(Q, r, i);
        if (s === 0) continue;
        for (let k = 0; k < d; k++) W[r * d + k] -= rate * s * X[i * d + k];
      }
      for (let k = 0; k < o; k++) {
        let gradient = 0;
        for (let i = 0; i < n; i++) gradient += H[r * n + i] * E[i * o + k];
        beta[r * o + k] = keep * beta[r * o + k] - rate * gradient;
      }
      breathe(n * (d + o));
    }
    this.feedback?.follow(step, keep);
    this.stale = true;
  }

  /** As a snapshot has it. */
  state() {
    const { W, beta, Q, learner } = this;
    const moving = carrierOf(learner.rule) === 'moving';
    return { hidden: W.slice(), beta: beta.slice(), ...(moving && { feedback: Q.slice() }) };
  }

  measure(step: number): Sums {
    if (this.batches) this.look({ n: this.order.shape.n, ...this.order.data });
    this.forward();
    this.feedback?.aim(step);
    const { order, learner, W, beta, Q, E } = this;
    const { W: W0, b } = order.initial;
    return {
      squaredError: norm2(E),
      hiddenDrift2: distance2(W, W0),
      ...this.outputs(beta, learner.rule === 'bp' ? b : Q),
      ...this.compareGradients(),
    };
  }

  private look(samples: Samples): void {
    this.samples = samples;
    this.stale = true;
  }

  /** H and E of the present weights. */
  private forward(): void {
    if (!this.stale) return;
    const { order, H, E } = this;
    const { n, X, Y } = this.samples;
    const shape = { ...order.shape, n };
    hidden(H, this.W, X, shape, order.activation);
    outputs(E, H, this.beta, shape);
    for (let j = 0; j < Y.length; j++) E[j] -= Y[j];
    this.stale = false;
  }

  /** Entry (i, r) of (E Qᵀ) ∘ ψ'(X Wᵀ). */
  private backward(Q: Float64Array, r: number, i: number): number {
    const { o } = this.order.shape;
    const h = this.H[r * this.samples.n + i];
    return dot(this.E, i * o, Q, r * o, o) * this.slope(h);
  }

  /** Dot product and squared norms of gW(Q) and gW(β), a hidden unit at a time. */
  private compareGradients() {
    const { n, d, p } = this.order.shape;
    const { X } = this.order.data;
    const { scale } = this;
    const true2 = (scaled2: number) => scaled2 / p / scale / scale;
    let gradientDot = 0;
    let feedbackGradientNorm2 = 0;
    let trueGradientNorm2 = 0;
    const fed = new Float64Array(d);
    const exact = new Float64Array(d);
    for (let r = 0; r < p; r++) {
      fed.fill(0);
      exact.fill(0);
      for (let i = 0; i < n; i++) {
        const s = scale * this.backward(this.Q, r, i);
        const t = scale * this.backward(this.beta, r, i);
        for (let k = 0; k < d; k++) {
          fed[k] += s * X[i * d + k];
          exact[k] += t * X[i * d + k];
        }
      }
      gradientDot += dot(fed, 0, exact, 0, d);
      feedbackGradientNorm2 += norm2(fed);
      trueGradientNorm2 += norm2(exact);
      breathe(2 * n * d);
    }
    return {
      gradientDot: true2(gradientDot),
      feedbackGradientNorm2: true2(feedbackGradientNorm2),
      trueGradientNorm2: true2(trueGradientNorm2),
    };
  }
}
