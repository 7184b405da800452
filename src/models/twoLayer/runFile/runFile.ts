/** The run file: what was asked, what it was computed from and what was measured, as JSON that can be computed again. */

import { fileColumns, type History, historyOf } from '../../../engine/quantity';
import type { BackendId, Precision } from '../../../engine/run';
import type { LearnerId } from '../learners';
import type { Measurement } from '../measurement';
import { batchOf, type Data, type Initial, type LearnerOrder, type Order, stopsOf } from '../order';
import { defaults, type Experiment } from '../params';
import { quantities } from '../quantities';
import type { Shape } from '../sizes';

const columns = fileColumns(quantities);

/** The names of all columns but the step. */
export const columnNames = columns.map(({ name }) => name);

/** W [p, d], β [p, o] and the feedback weights b [p, o] at the end. */
export type Final = Initial;

export interface LearnerRun extends LearnerOrder {
  readonly history?: History;
  readonly final?: Final;
}

/** What a file must say of its experiment, and what it may: data and weights stand in it by themselves. */
export type FileExperiment = Partial<Experiment> & Pick<Experiment, 'activation' | 'steps'>;

/** Who computed it; a file that is only an order does not say. */
export interface Maker {
  /** The version of the app. */
  readonly app?: string;
  readonly backend?: BackendId;
  readonly precision?: Precision;
}

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

/** A run that is over, or as far as it came; `finals` are in the order of its learners. */
export interface Trained {
  readonly order: Order;
  /** What it was asked by, as far as known. */
  readonly experiment: Partial<Experiment>;
  readonly measurements: readonly Measurement[];
  readonly finals: readonly Final[] | null;
}

export function runFileOf(
  { order, measurements, finals, ...trained }: Trained,
  by: Maker,
): RunFile {
  const { shape, data, initial, activation, steps } = order;
  const { n, d, p, o: outputs } = shape;
  const learners: readonly LearnerId[] = order.learners.map(({ id }) => id);
  return {
    ...by,
    experiment: { ...trained.experiment, activation, steps, p, n, d, outputs, learners },
    shape,
    data,
    initial,
    learners: order.learners.map((learner, index) => ({
      ...learner,
      history: historyOf(columns, measurements, index),
      ...(finals && { final: finals[index] }),
    })),
  };
}
