/** How a run file of two-layer networks is read (`write.ts` says what of it is written). */
import {
  type RunFile as AnyRunFile,
  type Files,
  type LearnerRun,
  orderedBy,
} from '../../../engine/runFile/files';
import { measuringInterval } from '../../../engine/schedule';
import { learners } from '../learners';
import { batchOf, type Initial, type LearnerOrder, type Order, stopsOf } from '../order';
import { defaults, type Experiment, type ParamKey } from '../params';
import { feedbackRules } from '../rules/rules';
import { type Network, readFinal, readNetwork } from './network';

export interface RunFile extends AnyRunFile, Network {
  readonly experiment: Partial<Experiment> & Pick<Experiment, 'activation' | 'steps'>;
  readonly learners: readonly LearnerRun<LearnerOrder, Initial>[];
}

const needed: readonly ParamKey[] = ['activation', 'steps'];
const used: readonly ParamKey[] = ['target', 'plateau', 'batch', 'seed', 'backend', 'precision'];

export const files: Files<RunFile, Order> = {
  ...{ needed, used },
  learners: learners.map(({ value }) => value),
  rules: ['bp', ...feedbackRules.map(({ value }) => value)],
  drawnIn({ experiment: { batch, seed }, data, initial }, tell) {
    if (Number.isFinite(Number(batch)) && seed === undefined)
      tell('experiment.seed is missing: the batches are drawn by it.');
    return readNetwork(data, initial, tell);
  },
  finalIn: readFinal,
  orderOf,
};

/** The order that the file asks for, measured as the page does. */
export function orderOf({ experiment, ...file }: RunFile): Order {
  const { activation, steps, batch = 'full', seed = 0 } = experiment;
  const { target = defaults.target, plateau = defaults.plateau } = experiment;
  return {
    activation,
    shape: file.shape,
    data: file.data,
    initial: file.initial,
    learners: file.learners.map(orderedBy),
    batch: batchOf({ batch }, file.shape.n),
    seed,
    steps,
    every: measuringInterval(steps),
    stops: stopsOf({ target, plateau }),
  };
}
