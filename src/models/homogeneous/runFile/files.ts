/** How a run file of deep homogeneous networks is read. */
import { NO_STOPS } from '../../../engine/order';
import {
  type RunFile as AnyRunFile,
  type Files,
  type LearnerRun,
  orderedBy,
} from '../../../engine/runFile/files';
import { learners } from '../learners';
import type { Layers, LearnerOrder, Order } from '../order';
import type { Experiment } from '../params';
import { readLayers, readNetwork } from './network';

type Needed = 'activation' | 'loss' | 'step' | 'steps';

export interface RunFile extends AnyRunFile, Pick<Order, 'sizes' | 'data' | 'initial'> {
  readonly experiment: Partial<Experiment> & Pick<Experiment, Needed>;
  readonly learners: readonly LearnerRun<LearnerOrder, Layers>[];
}

const needed: readonly Needed[] = ['activation', 'loss', 'step', 'steps'];

export const files: Files<RunFile, Order> = {
  ...{ needed, used: [] },
  learners: learners.map(({ value }) => value),
  rules: ['bp', 'fa'],
  drawnIn: readNetwork,
  finalIn: (name, { W }, { sizes }, tell) => readLayers(`${name}.W`, W, sizes, tell),
  orderOf({ experiment, sizes, data, initial, learners: recorded }) {
    const { activation, loss, step, steps, seed = 0 } = experiment;
    return {
      ...{ sizes, activation, loss, stepRule: step, seed, steps, every: 'log', stops: NO_STOPS },
      ...{ data, initial },
      learners: recorded.map(orderedBy),
    };
  },
};
