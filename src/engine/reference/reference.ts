/**
 * The reference backend: plain float64 loops over science's own formulas, the oracle of all others and the fallback.
 *   F = ψ(X Wᵀ) β / √p,  E = F − Y,  gW = ((E Qᵀ) ∘ ψ'(X Wᵀ))ᵀ X / √p,  gβ = ψ(X Wᵀ)ᵀ E / √p   ([SXL], docs/model.md)
 *   W ← W − η gW,  β ← (1 − ηλ_t) β − η gβ,  both from the same (W, β).
 */
import type { LearnerOrder, Order } from '../../experiment/order';
import { type Cohort, decayAt } from '../cohort';
import { feedback } from '../feedback';
import { distance2, dot, norm2 } from '../linear';
import type { Sums } from '../metrics';
import { hidden, outputs, slope } from '../network';

export function referenceCohort(order: Order): Cohort {
  const networks = order.learners.map((learner) => new Network(order, learner));
  return {
    advance(from, count) {
      for (let step = from; step < from + count; step++) {
        for (const network of networks) network.update(step);
      }
    },
    settle: async () => {},
    measure: async () => networks.map((network) => network.measure()),
    weights: async () => networks.map(({ W, beta }) => ({ W: W.slice(), beta: beta.slice() })),
    dispose() {},
  };
}

class Network {
  /** [p, d] */
  readonly W: Float64Array;
  /** [p, o] */
  readonly beta: Float64Array;
  /** ψ(W Xᵀ) [p, n], E = F − Y [n, o] of the present weights */
  private readonly H: Float64Array;
  private readonly E: Float64Array;
  private stale = true;

  constructor(
    private readonly order: Order,
    private readonly learner: LearnerOrder,
  ) {
    const { n, p, o } = order.shape;
    this.W = order.initial.W.slice();
    this.beta = order.initial.beta.slice();
    this.H = new Float64Array(p * n);
    this.E = new Float64Array(n * o);
  }

  update(step: number): void {
    this.forward();
    const { learner, order, W, beta, H, E } = this;
    const { n, d, p, o } = order.shape;
    const { X } = order.data;
    const rate = learner.eta / Math.sqrt(p);
    const keep = 1 - learner.eta * decayAt(learner, step);
    const Q = feedback(learner.rule, beta, order.initial.b);
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
    }
    this.stale = true;
  }

  measure(): Sums {
    this.forward();
    const { order, learner, W, beta, E } = this;
    const { W: W0, beta: beta0, b } = order.initial;
    const start = { hiddenStart2: norm2(W0), outputStart2: norm2(beta0), bNorm2: norm2(b) };
    return {
      ...start,
      squaredError: norm2(E),
      bBeta: dot(b, 0, beta, 0, beta.length),
      betaNorm2: norm2(beta),
      hiddenDrift2: distance2(W, W0),
      outputDrift2: distance2(beta, beta0),
      ...this.compareGradients(feedback(learner.rule, beta, b)),
    };
  }

  /** H and E of the present weights. */
  private forward(): void {
    if (!this.stale) return;
    const { order, H, E } = this;
    hidden(H, this.W, order.data.X, order.shape, order.activation);
    outputs(E, H, this.beta, order.shape);
    for (let j = 0; j < E.length; j++) E[j] -= order.data.Y[j];
    this.stale = false;
  }

  /** Entry (i, r) of (E Qᵀ) ∘ ψ'(X Wᵀ). */
  private backward(Q: Float64Array, r: number, i: number): number {
    const { n, o } = this.order.shape;
    return dot(this.E, i * o, Q, r * o, o) * slope(this.order.activation, this.H[r * n + i]);
  }

  /** Dot product and squared norms of gW(Q) and gW(β), a hidden unit at a time. */
  private compareGradients(Q: Float64Array) {
    const { n, d, p } = this.order.shape;
    const { X } = this.order.data;
    let gradientDot = 0;
    let feedbackGradientNorm2 = 0;
    let trueGradientNorm2 = 0;
    const fed = new Float64Array(d);
    const exact = new Float64Array(d);
    for (let r = 0; r < p; r++) {
      fed.fill(0);
      exact.fill(0);
      for (let i = 0; i < n; i++) {
        const s = this.backward(Q, r, i);
        const t = this.backward(this.beta, r, i);
        for (let k = 0; k < d; k++) {
          fed[k] += s * X[i * d + k];
          exact[k] += t * X[i * d + k];
        }
      }
      gradientDot += dot(fed, 0, exact, 0, d) / p;
      feedbackGradientNorm2 += norm2(fed) / p;
      trueGradientNorm2 += norm2(exact) / p;
    }
    return { gradientDot, feedbackGradientNorm2, trueGradientNorm2 };
  }
}
