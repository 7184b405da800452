/** Golden float64 data as orders to compute and the states expected on the way; scripts/oracle.py makes them anew. Tests only. */
import type { Order } from '../../order';
import { type Case, type CaseDraws, flat, orderOf } from './case';
import oracle from './oracle.json' with { type: 'json' };
import reference from './reference.json' with { type: 'json' };

export interface Golden {
  readonly id: string;
  readonly order: Order;
  /** What the file has the order draw on the way. */
  readonly draws: CaseDraws;
  /** G₀ [n, n] and its eigenvalues, ascending. */
  readonly G0: Float64Array;
  readonly G0eigenvalues: readonly number[];
  /** H₀ [n, n] with Q = b and the eigenvalues of G₀ + H₀, ascending; null with several outputs. */
  readonly H0: Float64Array | null;
  readonly GH0eigenvalues: readonly number[] | null;
  /** The states after some numbers of updates, ascending from 0. */
  readonly after: readonly GoldenState[];
}

export interface GoldenState {
  readonly step: number;
  readonly loss: number;
  /** Cosine of ∠(Q, β) (for BP: ∠(b, β)), and of the angle between the two hidden gradients; NaN with a zero vector. */
  readonly cos: number;
  readonly gradientCos: number;
  /** [p, d], [p, o], [p, o] */
  readonly W: Float64Array;
  readonly beta: Float64Array;
  readonly b: Float64Array;
  readonly test: { readonly loss: number; readonly accuracy: number | null } | null;
}

export function goldenOf(entry: Case): Golden {
  const { id, batches, M, xi } = entry;
  return {
    id,
    order: orderOf(entry),
    draws: { ...(batches && { batches }), ...(M && { M }), ...(xi && { xi }) },
    G0: flat(entry.G0),
    G0eigenvalues: entry.G0_eig,
    H0: entry.H0 ? flat(entry.H0) : null,
    GH0eigenvalues: entry.GplusH0_eig ?? null,
    after: Object.entries(entry.after).map(([step, state]) => ({
      step: Number(step),
      loss: state.loss,
      cos: (state.cosQ === undefined ? state.cos : state.cosQ) ?? Number.NaN,
      gradientCos: state.cosW ?? Number.NaN,
      W: flat(state.W),
      beta: flat(state.beta),
      b: flat(state.b ?? entry.b),
      test: state.test ?? null,
    })),
  };
}

// The compiler reads a file's names of rules and activations as any strings.
const cases = [...reference.cases, ...oracle.cases] as readonly unknown[] as readonly Case[];

export const goldenCases: readonly Golden[] = cases.map(goldenOf);

/** The largest difference of two arrays, relative to the largest expected entry (or to 1 where that is less). */
export function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  const scale = Array.from(expected).reduce((most, entry) => Math.max(most, Math.abs(entry)), 1);
  return Array.from(expected).reduce(
    (most, entry, k) => Math.max(most, Math.abs(actual[k] - entry) / scale),
    0,
  );
}
