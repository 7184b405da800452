/** Looks at where a run stands, off its hot path: its kernels when asked, its stability as often as that is cheap. */
import type { LearnerOrder, Order } from '../../experiment/order';
import {
  DRAWN_INPUTS,
  DRAWN_UNITS,
  type LearnerPortrait,
  MOST_DOTS,
  type Portrait,
} from '../../experiment/portrait';
import { type Kernels, MOST_SAMPLES, type Stability } from '../../experiment/theory';
import { drawsOf, putSigns, sizesOf } from '../feedback';
import { dot, norm2 } from '../linear';
import { headsOf, type Snapshot, type Weights } from '../snapshot';
import { kernelReport, type Present } from './kernelPair';
import { leadingEigenvalue, roundCost } from './stability';

/** Multiply-adds that one look at one learner's stability may cost, beside its forward pass. */
const LOOK = 3e7;

export interface Inspector {
  /** Whether the kernels can be worked out at once: within about half a second. */
  readonly quick: boolean;
  kernels(step: number, weights: readonly Weights[]): Kernels;
  stability(step: number, weights: readonly Weights[]): Stability;
  portrait(step: number, snapshot: Snapshot): Portrait;
}

export function createInspector(order: Order): Inspector {
  const { n, d, p } = order.shape;
  const directions: (Float64Array | null)[] = order.learners.map(() => null);
  const rounds = Math.max(1, Math.min(30, Math.floor(LOOK / roundCost(order.shape))));
  return {
    quick: n <= MOST_SAMPLES && order.learners.length * n * p * (d + 2 * n) < 4e8,
    kernels: (step, weights) => ({
      step,
      reports: order.learners.map((learner, index) =>
        kernelReport(order, learner, presentOf(order, learner, weights[index], step)),
      ),
    }),
    stability: (step, weights) => ({
      step,
      gauges: order.learners.map((learner, index) => {
        const present = presentOf(order, learner, weights[index], step);
        const { value, direction } = leadingEigenvalue(order, present, directions[index], rounds);
        directions[index] = direction;
        return (learner.eta * value) / 2;
      }),
    }),
    portrait: (step, snapshot) => {
      const weights = headsOf(order, snapshot, Math.min(p, DRAWN_UNITS));
      return {
        step,
        learners: order.learners.map((learner, index) => {
          const { W, beta, Q } = presentOf(order, learner, weights[index], step);
          return portraitOf(d, W, beta, learner.rule === 'bp' ? weights[index].b : Q);
        }),
      };
    },
  };
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
  const cosine = along / Math.sqrt(squareQ * squareBeta);
  const inputs = Math.min(d, DRAWN_INPUTS);
  const rows = Array.from({ length: W.length / d }, (_, r) => W.subarray(r * d, r * d + inputs));
  return {
    feedback: Float32Array.from(Q.subarray(0, MOST_DOTS)),
    beta: Float32Array.from(beta.subarray(0, MOST_DOTS)),
    slope: squareQ > 0 ? along / squareQ : null,
    angle: squareQ * squareBeta > 0 ? Math.acos(Math.max(-1, Math.min(1, cosine))) : null,
    W: Float32Array.from(rows.flatMap((row) => [...row])),
  };
}
