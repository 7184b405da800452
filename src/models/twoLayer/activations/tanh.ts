/** ψ(z) = tanh z, ψ' = 1 − h². */
import type { ActivationRow } from './activation';

export const tanh = {
  value: 'tanh',
  label: 'tanh',
  psi: Math.tanh,
  slope: (h) => 1 - h * h,
  tensors: {
    psi: (ops, Z) => ops.tanh(Z),
    through: ({ mul, sub }, back, H) => sub(back, mul(back, mul(H, H))),
  },
  simd: 2,
} as const satisfies ActivationRow;
