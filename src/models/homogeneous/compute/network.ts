/**
 * A deep homogeneous network without biases, its margins and its gradient ([JT] §2).
 *
 *   f(x) = W_L s(W_{L−1} … s(W_1 x)),  m_i = y_i f(x_i),  𝓛 = mean ℓ(m_i)
 *
 * The loss is held as ln 𝓛 and the gradient as −∇𝓛/𝓛 = Σ p_i y_i ∇f(x_i), so that neither is lost where 𝓛 is beyond all numbers.
 */
import { type Activation, powerOf } from '../activations';
import type { Layers, Order } from '../order';
import type { Loss } from '../params';

/** Above this margin ln(1 + e^−m) is e^−m to the last bit. */
const FAR = 30;

const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/** ln ℓ(m). */
function lnLossAt(loss: Loss, margin: number): number {
  if (loss === 'exponential' || margin > FAR) return -margin;
  return Math.log(softplus(-margin));
}

/** What a pass through the network leaves; made once and written over. */
export class Pass {
  readonly n: number;
  /** Of each layer [n, sizes[k]]: the inputs, what each hidden layer gives on, and f. */
  private readonly H: readonly Float64Array[];
  /** Of each hidden layer [n, sizes[k]]: its sums before s. */
  private readonly Z: readonly Float64Array[];
  /** Of each layer [n, sizes[k]]: the error as it travels back. */
  private readonly delta: readonly Float64Array[];
  /** [n] */
  readonly margins: Float64Array;
  private readonly weights: Float64Array;
  private readonly lnLosses: Float64Array;
  /** −∇𝓛/𝓛 of each layer, after `back`. */
  readonly gradient: Layers;
  private readonly activation: Activation;
  private readonly loss: Loss;
  private readonly sizes: readonly number[];
  private readonly y: Float64Array;

  constructor({
    sizes,
    activation,
    loss,
    data,
  }: Pick<Order, 'sizes' | 'activation' | 'loss' | 'data'>) {
    const { X, y } = data;
    this.n = y.length;
    this.sizes = sizes;
    this.activation = activation;
    this.loss = loss;
    this.y = y;
    const rows = (size: number) => new Float64Array(this.n * size);
    this.H = sizes.map((size, k) => (k === 0 ? X : rows(size)));
    this.Z = sizes.map(rows);
    this.delta = sizes.map(rows);
    this.margins = new Float64Array(this.n);
    this.weights = new Float64Array(this.n);
    this.lnLosses = new Float64Array(this.n);
    this.gradient = sizes.slice(1).map((size, k) => new Float64Array(size * sizes[k]));
  }

  /** Goes forward with these weights; returns ln 𝓛. */
  forward(W: Layers): number {
    const { n, sizes, H, Z, activation } = this;
    const last = sizes.length - 1;
    for (let k = 1; k <= last; k++) {
      const inner = sizes[k - 1];
      const outer = sizes[k];
      const from = H[k - 1];
      const to = k === last ? H[k] : Z[k];
      product(W[k - 1], from, to, n, inner, outer);
      if (k < last) activate(activation, Z[k], H[k]);
    }
    return this.judge();
  }

  /** Of f in H: margins, ln 𝓛 and the weight p_i of each sample in the gradient. */
  private judge(): number {
    const { n, y, margins, lnLosses, weights, loss } = this;
    const f = this.H[this.sizes.length - 1];
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < n; i++) {
      margins[i] = y[i] * f[i];
      lnLosses[i] = lnLossAt(loss, margins[i]);
      if (lnLosses[i] > most) most = lnLosses[i];
    }
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.exp(lnLosses[i] - most);
    const total = most + Math.log(sum);
    for (let i = 0; i < n; i++) {
      const slope = loss === 'logistic' ? softplus(margins[i]) : margins[i];
      weights[i] = Math.exp(-slope - total);
    }
    return total - Math.log(n);
  }

  /** Goes back with the errors through `through` (W itself, or B of FA): −∇𝓛/𝓛 of each layer. */
  back(through: Layers): void {
    const { n, sizes, H, Z, delta, gradient, activation, weights, y } = this;
    const last = sizes.length - 1;
    for (let i = 0; i < n; i++) delta[last][i] = weights[i] * y[i];
    for (let k = last; k >= 1; k--) {
      const inner = sizes[k - 1];
      const outer = sizes[k];
      outerProducts(delta[k], H[k - 1], gradient[k - 1], n, inner, outer);
      if (k === 1) return;
      transposed(through[k - 1], delta[k], delta[k - 1], n, inner, outer);
      slope(activation, Z[k - 1], delta[k - 1]);
    }
  }
}

/** to [n, outer] = from [n, inner] Wᵀ, W [outer, inner]. */
function product(
  W: Float64Array,
  from: Float64Array,
  to: Float64Array,
  n: number,
  inner: number,
  outer: number,
): void {
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < outer; r++) {
      let sum = 0;
      for (let c = 0, w = r * inner, x = i * inner; c < inner; c++) sum += W[w++] * from[x++];
      to[i * outer + r] = sum;
    }
  }
}

/** G [outer, inner] = δᵀ H, δ [n, outer], H [n, inner]. */
function outerProducts(
  delta: Float64Array,
  H: Float64Array,
  G: Float64Array,
  n: number,
  inner: number,
  outer: number,
): void {
  G.fill(0);
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < outer; r++) {
      const error = delta[i * outer + r];
      if (error === 0) continue;
      for (let c = 0, g = r * inner, h = i * inner; c < inner; c++) G[g++] += error * H[h++];
    }
  }
}

/** to [n, inner] = δ [n, outer] W, W [outer, inner]. */
function transposed(
  W: Float64Array,
  delta: Float64Array,
  to: Float64Array,
  n: number,
  inner: number,
  outer: number,
): void {
  to.fill(0);
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < outer; r++) {
      const error = delta[i * outer + r];
      if (error === 0) continue;
      for (let c = 0, w = r * inner, t = i * inner; c < inner; c++) to[t++] += error * W[w++];
    }
  }
}

function activate(activation: Activation, Z: Float64Array, H: Float64Array): void {
  if (activation === 'linear') {
    H.set(Z);
    return;
  }
  const squared = powerOf(activation) === 2;
  for (let k = 0; k < Z.length; k++) {
    const z = Z[k] > 0 ? Z[k] : 0;
    H[k] = squared ? z * z : z;
  }
}

/** δ ← δ ∘ s'(Z); s'(0) = 0. */
function slope(activation: Activation, Z: Float64Array, delta: Float64Array): void {
  if (activation === 'linear') return;
  const squared = powerOf(activation) === 2;
  for (let k = 0; k < Z.length; k++) {
    if (!(Z[k] > 0)) delta[k] = 0;
    else if (squared) delta[k] *= 2 * Z[k];
  }
}
