/** The loss that the start foretells for FA without decay, in a network so wide that its kernel stays as it was. */
import type { Order } from '../../order';
import { hidden, outputs } from '../network';
import type { Spectrum } from './kernelPair';

/** ½ Σ_i (1 − ηk_i)^{2t} ‖v_iᵀE₀‖² at each step t, with (k_i, v_i) the eigenpairs of the kernel at the start. */
export function kernelLoss(
  order: Order,
  { values, vectors }: Spectrum,
  eta: number,
  steps: readonly number[],
): readonly number[] {
  const { n, o } = order.shape;
  const E = initialErrors(order);
  const weights = vectors.map((vector) => {
    let weight = 0;
    for (let k = 0; k < o; k++) {
      let part = 0;
      for (let i = 0; i < n; i++) part += vector[i] * E[i * o + k];
      weight += part * part;
    }
    return weight;
  });
  return steps.map((step) =>
    values.reduce((sum, k, index) => sum + 0.5 * (1 - eta * k) ** (2 * step) * weights[index], 0),
  );
}

/** E₀ = F₀ − Y [n, o]. */
function initialErrors({ activation, shape, data, initial }: Order): Float64Array {
  const { n, p, o } = shape;
  const H = new Float64Array(p * n);
  const E = new Float64Array(n * o);
  hidden(H, initial.W, data.X, shape, activation);
  outputs(E, H, initial.beta, shape);
  for (let j = 0; j < E.length; j++) E[j] -= data.Y[j];
  return E;
}
