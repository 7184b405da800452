/** Looks at where a run stands, off its hot path: its kernels when asked, its stability as often as that is cheap. */

import { dot, norm2 } from '../../../../engine/linear';
import { OVERFLOW, type Unknown } from '../../../../engine/probe';
import type { LearnerOrder, Order } from '../../order';
import { DRAWN_INPUTS, DRAWN_UNITS, type LearnerPortrait, MOST_DOTS } from '../../portrait';
import { angle, quotient } from '../../sums';
import { type KernelReport, MOST_SAMPLES } from '../../theory';
import { drawsOf, putSigns, sizesOf } from '../feedback';
import { headsOf, type Snapshot, type Weights } from '../snapshot';
import { kernelReport, type Present } from './kernelPair';
import { leadingEigenvalue, roundCost } from './stability';
import { allFinite } from './unknown';

/** Multiply-adds that one look at one learner's stability may cost, beside its forward pass. */
const LOOK = 3e7;

/** What can be told of a learner, by its place in the order, or that it cannot be told. */
export interface Inspector {
  /** Whether the kernels can be worked out at once: within about half a second. */
  readonly quick: boolean;
  kernels(step: number, weights: readonly Weights[], index: number): KernelReport | Unknown;
  /** η·λ_max(G + H)/2. */
  gauge(step: number, weights: readonly Weights[], index: number): number | Unknown;
  /** Of all learners; null where a weight that is drawn is no number, which is for the training to say. */
  portrait(step: number, snapshot: Snapshot): readonly LearnerPortrait[] | null;
}

export function createInspector(order: Order): Inspector {
  const { n, d, p } = order.shape;
  const directions: (Float64Array | null)[] = order.learners.map(() => null);
  const rounds = Math.max(1, Math.min(30, Math.floor(LOOK / roundCost(order.shape))));
  return {
    quick: n <= MOST_SAMPLES && order.learners.length * n * p * (d + 2 * n) < 4e8,
    kernels(step, weights, index) {
      const learner = order.learners[index];
      const present = presentOf(order, learner, weights[index], step);
      const report = kernelReport(order, learner, present);
      const { G, GH, hNorm } = report;
      return allFinite([...(G ?? []), ...(GH ?? []), hNorm ?? 0]) ? report : OVERFLOW;
    },
    gauge(step, weights, index) {
      const learner = order.learners[index];
      const present = presentOf(order, learner, weights[index], step);
      const { value, direction } = leadingEigenvalue(order, present, directions[index], rounds);
      const gauge = (learner.eta * value) / 2;
      directions[index] = allFinite(direction) ? direction : null;
      return Number.isFinite(gauge) ? gauge : OVERFLOW;
    },
    portrait(step, snapshot) {
      const weights = headsOf(order, snapshot, Math.min(p, DRAWN_UNITS));
      const learners = order.learners.map((learner, index) => {
        const { W, beta, Q } = presentOf(order, learner, weights[index], step);
        return portraitOf(d, W, beta, learner.rule === 'bp' ? weights[index].b : Q);
      });
      return learners.every(canBeDrawn) ? learners : null;
    },
  };
}

/** Whether all weights are numbers: of a run on its way beyond them nothing can be told. */
export function areFinite({ W, beta, b }: Weights): boolean {
  return allFinite(W) && allFinite(beta) && allFinite(b);
}

function canBeDrawn({ feedback, beta, W }: LearnerPortrait): boolean {
  return allFinite(feedback) && allFinite(beta) && allFinite(W);
}

/** The weights of a learner with the feedback in effect after so many updates. */
function presentOf(
  order: Order,
  { rule }: LearnerOrder,
  { W, beta, b }: Weights,
  step: number,
): Present {
  const sizes = sizesOf(rule, order.initial, drawsOf(order));
  if (!sizes) return { W, beta, Q: rule === 'bp' ? beta : b };
  const Q = new Float64Array(b.length);
  putSigns(Q, sizes(step), beta);
  return { W, beta, Q };
}

/** From the first rows of W [·, d], and all of β and Q. */
function portraitOf(
  d: number,
  W: Float64Array,
  beta: Float64Array,
  Q: Float64Array,
): LearnerPortrait {
  const along = dot(Q, 0, beta, 0, beta.length);
  const [squareQ, squareBeta] = [norm2(Q), norm2(beta)];
  const inputs = Math.min(d, DRAWN_INPUTS);
  const rows = Array.from({ length: W.length / d }, (_, r) => W.subarray(r * d, r * d + inputs));
  return {
    feedback: Float32Array.from(Q.subarray(0, MOST_DOTS)),
    beta: Float32Array.from(beta.subarray(0, MOST_DOTS)),
    slope: quotient(along, squareQ),
    angle: angle(along, squareQ, squareBeta),
    W: Float32Array.from(rows.flatMap((row) => [...row])),
  };
}
