/** What an activation ψ is: on numbers, on tensors, in the SIMD kernel, and the kernels that its wide networks have. */
import type { Stack, TensorOps } from '../tensors';

/** One file states it, and every backend follows. ψ' must follow from h = ψ(z). */
export interface ActivationRow {
  readonly value: string;
  readonly label: string;
  readonly psi: (z: number) => number;
  /** ψ'(z) from h = ψ(z). */
  readonly slope: (h: number) => number;
  readonly tensors: ActivationTensors;
  /** Its number in the SIMD kernel (kernel/kernel.ts), which traps on one that it does not know. */
  readonly simd: number;
  /** Whether F is linear in β and W each: then a few vectors are all of a run (docs/model.md). */
  readonly linear?: true;
  /** Wide networks' kernels from K = X Xᵀ [n, n], where they have a closed form; else the network's own units stand for them. */
  readonly wide?: (K: Float64Array, n: number) => WideKernels;
  /** Where the alignment law is too optimistic even for wide networks. */
  readonly lawFails?: true;
}

interface ActivationTensors {
  /** ψ by the name that a fused product knows it by; else ψ of the product. */
  readonly psi: 'relu' | (<T extends Stack>(ops: TensorOps<T>, Z: T) => T);
  /** back ∘ ψ' [L, n, p], with ψ' from H = ψ(Z). */
  readonly through: <T extends Stack>(ops: TensorOps<T>, back: T, H: T) => T;
}

/** G∞ = E[ψψ] and K₁ = K ∘ E[ψ'ψ'], both [n, n]. */
export interface WideKernels {
  readonly G: Float64Array;
  readonly K1: Float64Array;
}
