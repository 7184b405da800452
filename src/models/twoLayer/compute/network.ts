/** The two-layer network F = ψ(X Wᵀ) β / √p: initial weights, activations, forward pass ([SXL], docs/model.md). */

import { breathe } from '../../../engine/breath';
import { dot } from '../../../engine/linear';
import { normals } from '../../../engine/random';
import { type Activation, activationOf } from '../activations/activations';
import type { Initial } from '../order';
import type { Shape } from '../sizes';

/** W(0), β(0), b ~ iid N(0, 1), each from its own stream. A wider network begins with the units of a narrower one. */
export function initialise({ d, p, o }: Shape, seed: number): Initial {
  return {
    W: normals(seed, 'hidden weights', p * d),
    beta: normals(seed, 'output weights', p * o),
    b: normals(seed, 'feedback weights', p * o),
  };
}

/** Fills H [p, n] with ψ(w_r · x_i). */
export function hidden(
  H: Float64Array,
  W: Float64Array,
  X: Float64Array,
  { n, d, p }: Shape,
  activation: Activation,
): void {
  const { psi } = activationOf(activation);
  for (let r = 0; r < p; r++) {
    let i = 0;
    // Four sums side by side: one alone waits for each of its additions.
    for (; i + 4 <= n; i += 4) {
      let [a, b, c, e] = [0, 0, 0, 0];
      for (let k = 0, at = i * d; k < d; k++, at++) {
        const weight = W[r * d + k];
        a += weight * X[at];
        b += weight * X[at + d];
        c += weight * X[at + 2 * d];
        e += weight * X[at + 3 * d];
      }
      const at = r * n + i;
      H[at] = psi(a);
      H[at + 1] = psi(b);
      H[at + 2] = psi(c);
      H[at + 3] = psi(e);
    }
    for (; i < n; i++) H[r * n + i] = psi(dot(W, r * d, X, i * d, d));
    breathe(n * d);
  }
}

/** Fills F [n, o] with ψ(X Wᵀ) β / √p, from H [p, n] and β [p, o]. */
export function outputs(
  F: Float64Array,
  H: Float64Array,
  beta: Float64Array,
  { n, p, o }: Shape,
): void {
  F.fill(0);
  for (let r = 0; r < p; r++) {
    for (let k = 0; k < o; k++) {
      const weight = beta[r * o + k];
      for (let i = 0; i < n; i++) F[i * o + k] += H[r * n + i] * weight;
    }
    breathe(n * o);
  }
  const scale = 1 / Math.sqrt(p);
  for (let j = 0; j < n * o; j++) F[j] *= scale;
}
