/** The run file: what was asked, what it was computed from and what was measured, as JSON that can be computed again. */
import { type Node, writeJson } from '../../core/json';
import type { AnyExperiment } from '../../core/schema/rows';
import type { BackendId } from '../choice';
import type { Facts } from '../facts';
import type { Measurement, Reading } from '../measurement';
import type { Model } from '../model';
import type { Order } from '../order';
import { fileColumns, historyOf } from '../quantity';
import type { Precision } from '../run';

export const FORMAT = 'alignment-lab/run';
export const VERSION = 1;

/** Who computed it; a file that is only an order does not say. */
export interface Maker {
  /** The version of the app. */
  readonly app?: string;
  readonly backend?: BackendId;
  readonly precision?: Precision;
  /** Of a file that names none: the first. */
  readonly model?: string;
}

/** A run that is over, or as far as it came; `finals`, its weights, are in the order of its learners. */
export interface Trained<O extends Order = Order, R extends Reading = Reading> {
  readonly order: O;
  /** What it was asked by, as far as known. */
  readonly experiment: Partial<AnyExperiment>;
  readonly measurements: readonly Measurement<R>[];
  readonly finals: readonly unknown[] | null;
}

/** The file's text, in pieces. */
export function writeRun(
  { facts, model }: { readonly facts: Facts; readonly model: Model },
  { order, experiment, measurements, finals }: Trained,
  by: Maker,
): Generator<string> {
  const columns = fileColumns(facts.quantities);
  const { stated, drawn } = model.fileOf(order);
  return writeJson({
    ...{ format: FORMAT, version: VERSION, ...by },
    experiment: { ...experiment, ...stated },
    ...drawn,
    learners: order.learners.map(
      (learner, index): Node => ({
        ...learner,
        history: historyOf(columns, measurements, index),
        ...(finals && { final: model.finalOf(order, finals[index]) }),
      }),
    ),
  });
}
