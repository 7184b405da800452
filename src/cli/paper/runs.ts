/** Runs to judge claims by: float64, SIMD, a history for each learner with what theory says beside it. */

import { encode } from '../../core/schema/link';
import { fittedRate } from '../../engine/rate';
import type { Outcome } from '../../engine/run';
import { compose } from '../../models/twoLayer/compute/compose';
import { sourceOf } from '../../models/twoLayer/compute/dataset/source';
import { loadKernel } from '../../models/twoLayer/compute/simd/kernel';
import { simdCohort } from '../../models/twoLayer/compute/simd/simdCohort';
import { weightsOf } from '../../models/twoLayer/compute/snapshot';
import { kernelLoss } from '../../models/twoLayer/compute/theory/kernelLoss';
import { initialSpectrum, kernelReport } from '../../models/twoLayer/compute/theory/kernelPair';
import { isReducible, reducedCurve } from '../../models/twoLayer/compute/theory/linear';
import { leadingEigenvalue } from '../../models/twoLayer/compute/theory/stability';
import { train } from '../../models/twoLayer/compute/train';
import { twoLayer } from '../../models/twoLayer/facts';
import type { LearnerId } from '../../models/twoLayer/learners';
import type { Measurement } from '../../models/twoLayer/measurement';
import type { Order } from '../../models/twoLayer/order';
import type { Experiment } from '../../models/twoLayer/params';

/** What became of one learner of one run. */
export interface Trace {
  readonly outcome: Outcome;
  readonly steps: readonly number[];
  readonly relativeLosses: readonly number[];
  /** cos of the angle between feedback and β. */
  readonly cosines: readonly number[];
  /** ‖W − W₀‖/‖W₀‖ at the end. */
  readonly drift: number;
  /** Share of test samples that is right at the end; NaN if there are none. */
  readonly accuracy: number;
  readonly theory: Theory | null;
}

/** Theory beside an FA learner without decay. */
interface Theory {
  /** Fitted rate over η·λ_min(G + H at the end). */
  readonly rateRatio: number;
  /** ‖H₀‖/λ_max(G₀). */
  readonly smallH: number;
  /** Decades between predicted and measured loss, at most, while L/L₀ > 1e-8. */
  readonly decades: number;
}

const traces = new Map<string, Promise<Trace>>();

/** One learner of an experiment at one seed; trained once, however many claims ask for it. */
export function traceOf(experiment: Experiment, learner: LearnerId, seed: number): Promise<Trace> {
  const asked: Experiment = { ...experiment, learners: [learner], seed, precision: 'float64' };
  const key = encode(twoLayer, asked, null, [twoLayer]);
  const known = traces.get(key) ?? trace(asked);
  traces.set(key, known);
  return known;
}

async function trace(experiment: Experiment): Promise<Trace> {
  const { order } = compose(experiment, await sourceOf(experiment, null));
  const module = await loadKernel('float64');
  if (!module) throw new Error('There is no WebAssembly SIMD here.');
  const cohort = simdCohort(module, 'float64')(order);
  const pace = () => ({ steps: order.steps, measure: false });
  const run = train(cohort, order, pace, new AbortController().signal);
  const measurements: Measurement[] = [];
  let next = await run.next();
  for (; !next.done; next = await run.next()) measurements.push(next.value);
  const [weights] = weightsOf(order, await cohort.snapshot());
  const [learner] = order.learners;
  const readings = measurements.map((each) => each.readings[0]);
  const steps = measurements.map(({ step }) => step);
  const last = readings[readings.length - 1];
  const plain = learner.rule === 'fa' && learner.lambda === 0 && order.shape.o === 1;
  return {
    outcome: next.value,
    steps,
    relativeLosses: readings.map(({ relativeLoss }) => relativeLoss ?? Number.NaN),
    cosines: readings.map(({ alignment }) => Math.cos(alignment ?? Number.NaN)),
    drift: last.hiddenDrift ?? Number.NaN,
    accuracy: last.test?.accuracy ?? Number.NaN,
    theory: plain
      ? theoryOf(
          order,
          weights,
          steps,
          readings.map(({ loss }) => loss),
        )
      : null,
  };
}

/** L/L₀ in float64 under which only rounding is left. */
const FLOOR = 1e-26;

function theoryOf(
  order: Order,
  { W, beta, b }: { W: Float64Array; beta: Float64Array; b: Float64Array },
  steps: readonly number[],
  losses: readonly number[],
): Theory {
  const [learner] = order.learners;
  const { eta } = learner;
  const end = kernelReport(order, learner, { W, beta, Q: b });
  const { initial } = order;
  const start = kernelReport(order, learner, { W: initial.W, beta: initial.beta, Q: initial.b });
  const rate = fittedRate(steps, losses, FLOOR * losses[0]) ?? Number.NaN;
  const predicted = kernelLoss(order, initialSpectrum(order), eta, steps);
  const decades = losses.flatMap((loss, index) =>
    loss > 1e-8 * losses[0] ? [Math.abs(Math.log10(predicted[index] / loss))] : [],
  );
  return {
    rateRatio: rate / (eta * (end.GH?.at(-1) ?? Number.NaN)),
    smallH: (start.hNorm ?? Number.NaN) / (start.G?.[0] ?? Number.NaN),
    decades: Math.max(...decades),
  };
}

/** The largest η·λ_max(G + H)/2 of one learner at its measured steps. */
export async function peakGauge(
  experiment: Experiment,
  learner: LearnerId,
  seed: number,
): Promise<number> {
  const { order } = compose({ ...experiment, learners: [learner], seed, precision: 'float64' });
  const module = await loadKernel('float64');
  if (!module) throw new Error('There is no WebAssembly SIMD here.');
  const cohort = simdCohort(module, 'float64')(order);
  const pace = () => ({ steps: order.steps, measure: false });
  const [{ eta }] = order.learners;
  let direction: Float64Array | null = null;
  let peak = 0;
  const run = train(cohort, order, pace, new AbortController().signal);
  for (let next = await run.next(); !next.done; next = await run.next()) {
    const [{ W, beta, b }] = weightsOf(order, await cohort.snapshot());
    const leading = leadingEigenvalue(order, { W, beta, Q: b }, direction);
    direction = leading.direction;
    peak = Math.max(peak, (eta * leading.value) / 2);
  }
  return peak;
}

/** How far the exact reduction of linear FA is from the full run: the largest gap of cos, and of L over L₀. */
export async function reductionGap(
  experiment: Experiment,
  learner: LearnerId,
  seed: number,
): Promise<number> {
  const { order } = compose({ ...experiment, learners: [learner], seed });
  if (!isReducible(order)) throw new Error('There is a reduction of linear FA only.');
  const { steps, relativeLosses, cosines } = await traceOf(experiment, learner, seed);
  const { loss, alignment } = reducedCurve(order, order.learners[0], steps);
  return Math.max(
    ...steps.map((_, k) =>
      Math.max(
        Math.abs(Math.cos(alignment[k] ?? Number.NaN) - cosines[k]),
        Math.abs(loss[k] / loss[0] - relativeLosses[k]),
      ),
    ),
  );
}
