/** A case of golden data as scripts/oracle.py reads and answers it, from an order and back. Tests and scripts only. */

import { batchesOf } from '../../../../engine/batches';
import { NO_STOPS } from '../../../../engine/order';
import type { Samples } from '../../../../engine/samples';
import type { Activation } from '../../activations/activations';
import type { LearnerOrder, Order } from '../../order';
import { MIRROR_PROBES } from '../../rules/mirror';
import type { Rule } from '../../rules/rules';
import { drawsOf } from '../feedback';

/** [rows, columns]; a matrix of one column may be written as a vector. */
export type Matrix = readonly (number | readonly number[])[];

/** A run of one learner from explicit data and weights. */
export interface CaseInputs {
  readonly id: string;
  readonly rule: Rule;
  readonly act: Activation;
  readonly n: number;
  readonly d: number;
  readonly p: number;
  /** Outputs. */
  readonly m: number;
  readonly eta: number;
  readonly lambda: number;
  /** Steps; null: the decay is never cut off. */
  readonly T_cut: number | null;
  /** Samples of an update (absent: all), and the seed of what is drawn on the way (absent: 0). */
  readonly batch?: number;
  readonly seed?: number;
  /** [n, d], [n, m], [p, d], [p, m], [p, m] */
  readonly X: Matrix;
  readonly y: Matrix;
  readonly W: Matrix;
  readonly beta: Matrix;
  readonly b: Matrix;
  readonly test?: { readonly X: Matrix; readonly y: Matrix };
  /** Its keys are the numbers of updates to report at. */
  readonly after: { readonly [step: string]: unknown };
}

/** What the seed draws on the way, for a program that has not its generator. */
export interface CaseDraws {
  /** The samples of each update. */
  readonly batches?: readonly (readonly number[])[];
  /** |M| [updates + 1, p, m] of brSF; the last is that of the angle at the end. */
  readonly M?: readonly Matrix[];
  /** ξ [updates, p, k] of the weight mirror. */
  readonly xi?: readonly Matrix[];
}

/** What the oracle finds. */
interface CaseResults {
  /** G₀ [n, n] and its eigenvalues, ascending. */
  readonly G0: Matrix;
  readonly G0_eig: readonly number[];
  /** H₀ [n, n] with Q = b and the eigenvalues of G₀ + H₀, with one output. */
  readonly H0?: Matrix;
  readonly GplusH0_eig?: readonly number[];
  readonly after: { readonly [step: string]: CaseState };
}

/** The state after some number of updates. */
interface CaseState {
  readonly loss: number;
  /** Cosines of ∠(b, β), of ∠(gW(Q), gW(β)) and, for the rules with signs, of ∠(Q, β); null with a zero vector. */
  readonly cos: number | null;
  readonly cosW: number | null;
  readonly cosQ?: number | null;
  readonly W: Matrix;
  readonly beta: Matrix;
  /** Of the rules whose b moves. */
  readonly b?: Matrix;
  readonly test?: { readonly loss: number; readonly accuracy: number | null };
}

export type Case = CaseInputs & CaseDraws & CaseResults;

/** The order that computes a case. */
export function orderOf(entry: CaseInputs): Order {
  const { n, d, p, m, rule, eta, lambda, T_cut: until, test } = entry;
  const learner: LearnerOrder = { id: rule === 'bp' ? 'bp' : 'fa', rule, eta, lambda, until };
  return {
    activation: entry.act,
    shape: { n, d, p, o: m },
    data: { ...samplesOf(entry), ...(test && { test: samplesOf(test) }) },
    initial: { W: flat(entry.W), beta: flat(entry.beta), b: flat(entry.b) },
    learners: [learner],
    batch: entry.batch ?? n,
    seed: entry.seed ?? 0,
    steps: Math.max(...Object.keys(entry.after).map(Number)),
    every: 1,
    stops: NO_STOPS,
  };
}

function samplesOf({ X, y }: Pick<CaseInputs, 'X' | 'y'>): Samples {
  return { X: flat(X), Y: flat(y) };
}

/** The case of an order with one learner, to be reported on at its start, after one update, half-way and at its end. */
export function caseOf(id: string, order: Order): CaseInputs & CaseDraws {
  const { shape, data, initial, batch, seed, steps } = order;
  const { n, d, p, o: m } = shape;
  const [{ rule, eta, lambda, until }] = order.learners;
  const reported = [0, 1, Math.floor(steps / 2), steps];
  return {
    ...{ id, rule, act: order.activation, n, d, p, m, eta, lambda, T_cut: until, batch, seed },
    ...{ X: rows(data.X, d), y: rows(data.Y, m) },
    ...{ W: rows(initial.W, d), beta: rows(initial.beta, m), b: rows(initial.b, m) },
    ...drawsOfRun(order),
    ...(data.test && { test: { X: rows(data.test.X, d), y: rows(data.test.Y, m) } }),
    after: Object.fromEntries(reported.map((step) => [step, {}])),
  };
}

/** What the only learner of an order draws on the way. */
export function drawsOfRun(order: Order): CaseDraws {
  const { shape, steps } = order;
  const [{ rule }] = order.learners;
  const batches = batchesOf(order);
  const draws = drawsOf(order);
  return {
    ...(batches && { batches: countUp(steps, batches) }),
    ...(rule === 'brsf' && {
      M: countUp(steps + 1, (t) => rows(draws('brsf', t).map(Math.abs), shape.o)),
    }),
    ...(rule === 'mirror' && {
      xi: countUp(steps, (t) => rows(draws('mirror', t), MIRROR_PROBES)),
    }),
  };
}

function countUp<T>(count: number, at: (step: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, step) => at(step));
}

/** A row-major matrix as rows. */
function rows(values: Float64Array, width: number): readonly (readonly number[])[] {
  return Array.from({ length: values.length / width }, (_, r) =>
    Array.from(values.subarray(r * width, (r + 1) * width)),
  );
}

/** A matrix, row-major. */
export function flat(matrix: Matrix): Float64Array {
  return Float64Array.from(matrix.flat());
}
