/** ψ(z) = z: a linear network ([SXL] section 4). */
import type { ActivationRow } from './activation';

export const linear = {
  value: 'linear',
  label: 'Linear',
  psi: (z) => z,
  slope: () => 1,
  tensors: { psi: (_, Z) => Z, through: (_, back) => back },
  simd: 0,
  linear: true,
  wide: (K) => ({ G: K, K1: K }),
} as const satisfies ActivationRow;
