/** A run file of two-layer networks as it is read (`engine/runFile.ts` writes it). */

import { fileColumns, type History } from '../../../engine/quantity';
import type { Maker } from '../../../engine/runFile';
import type { Data } from '../../../engine/samples';
import { batchOf, type Initial, type LearnerOrder, type Order, stopsOf } from '../order';
import { defaults, type Experiment } from '../params';
import { quantities } from '../quantities';
import type { Shape } from '../sizes';

/** The names of all columns but the step. */
export const columnNames = fileColumns(quantities).map(({ name }) => name);

export interface LearnerRun extends LearnerOrder {
  readonly history?: History;
  /** W [p, d], β [p, o] and the feedback weights b [p, o] at the end. */
  readonly final?: Initial;
}

/** What a file must say of its experiment, and what it may: data and weights stand in it by themselves. */
export type FileExperiment = Partial<Experiment> & Pick<Experiment, 'activation' | 'steps'>;

export interface RunFile extends Maker {
  readonly experiment: FileExperiment;
  readonly shape: Shape;
  readonly data: Data;
  readonly initial: Initial;
  readonly learners: readonly LearnerRun[];
}

/** The order that the file asks for, measured every so many steps. */
export function orderOf({ experiment, ...file }: RunFile, every: number): Order {
  const { activation, steps, batch = 'full', seed = 0 } = experiment;
  const { target = defaults.target, plateau = defaults.plateau } = experiment;
  return {
    activation,
    shape: file.shape,
    data: file.data,
    initial: file.initial,
    learners: file.learners.map(({ history: _, final: __, ...learner }) => learner),
    batch: batchOf({ batch }, file.shape.n),
    seed,
    steps,
    every,
    stops: stopsOf({ target, plateau }),
  };
}
