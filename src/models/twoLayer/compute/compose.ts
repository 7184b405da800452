/** From an experiment to an order: data and weights are drawn, η is resolved, nothing is left to chance. */
import { measuringInterval } from '../../../engine/schedule';
import { learnerOfRun, learner as learnerRow } from '../learners';
import { batchOf, type LearnerOrder, type Order, stopsOf } from '../order';
import type { Experiment } from '../params';
import { shapeOf } from '../shape';
import { dataOf } from './dataset/data';
import type { Source } from './dataset/source';
import { featureKernel, largestEigenvalue } from './kernels';
import { initialise } from './network';

/** η “auto” is this over λ_max(G₀): it never diverged in our runs; divergence starts at about 1.5. */
const AUTO_RATE = 0.25;

export interface Composed {
  readonly order: Order;
  /** λ_max(G₀) at the start, from which η “auto” and the stability of any η are judged. */
  readonly lambdaMax: number;
}

/** `source` is what `sourceOf` loaded for the experiment; synthetic data need none. */
export function compose(experiment: Experiment, source: Source = {}): Composed {
  const { steps, seed } = experiment;
  const shape = shapeOf(experiment, source.own ?? null);
  const drawn = {
    activation: experiment.activation,
    shape,
    data: dataOf(experiment, shape, source),
    initial: initialise(shape, seed),
    seed,
    steps,
    every: measuringInterval(steps),
    stops: stopsOf(experiment),
  };
  const lambdaMax = stiffness(drawn);
  const learners = learnersOf(experiment, lambdaMax);
  const batch = batchOf(experiment, shape.n);
  return { order: { ...drawn, learners, batch }, lambdaMax };
}

/** The learners of an experiment whose G₀ has this largest eigenvalue. */
export function learnersOf(experiment: Experiment, lambdaMax: number): readonly LearnerOrder[] {
  // Without an active hidden unit nothing can be learnt, at whatever rate.
  const auto = lambdaMax > 0 ? AUTO_RATE / lambdaMax : AUTO_RATE;
  const eta = experiment.eta === 'auto' ? auto : experiment.eta;
  return experiment.learners.map((id): LearnerOrder => {
    const lambda = learnerRow(id).decays ? experiment.lambda : 0;
    const until = experiment.until === 'never' ? null : experiment.until;
    return { ...learnerOfRun(id, experiment.feedback), eta, lambda, until };
  });
}

/** λ_max(G₀) of an order. */
export function stiffness(order: Parameters<typeof featureKernel>[0]): number {
  return largestEigenvalue(featureKernel(order), order.shape.n);
}
