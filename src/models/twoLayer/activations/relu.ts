/** ψ(z) = max(0, z), with ψ'(0) = 0. */
import { itemAt } from '../../../core/itemAt';
import type { ActivationRow, WideKernels } from './activation';

export const relu = {
  value: 'relu',
  label: 'ReLU',
  psi: (z) => Math.max(0, z),
  slope: (h) => (h > 0 ? 1 : 0),
  tensors: { psi: 'relu', through: ({ mul, step }, back, H) => mul(back, step(H)) },
  simd: 1,
  wide: arcCosineKernels,
  lawFails: true,
} as const satisfies ActivationRow;

/** Cho and Saul (NeurIPS 2009): E[ψψ] = ‖x‖‖x'‖(sin θ + (π − θ) cos θ)/2π and E[ψ'ψ'] = (π − θ)/2π, θ the angle of x and x'. */
function arcCosineKernels(K: Float64Array, n: number): WideKernels {
  const G = new Float64Array(n * n);
  const K1 = new Float64Array(n * n);
  const squares = Array.from({ length: n }, (_, i) => itemAt(K, i * n + i)); // ‖x‖²
  for (const [i, one] of squares.entries()) {
    for (const [j, other] of squares.entries()) {
      const product = itemAt(K, i * n + j);
      const size = Math.sqrt(one * other);
      const cosine = size > 0 ? Math.max(-1, Math.min(1, product / size)) : 0;
      const theta = Math.acos(cosine);
      G[i * n + j] = (size * (Math.sin(theta) + (Math.PI - theta) * cosine)) / (2 * Math.PI);
      K1[i * n + j] = (product * (Math.PI - theta)) / (2 * Math.PI);
    }
  }
  return { G, K1 };
}
