/** How a laboratory is computed, as a value: all that a worker has to know of it. What it is, its facts tell. */
import type { Node } from '../core/json';
import type { AnyExperiment } from '../core/schema/rows';
import type { OwnData } from '../core/table/ownData';
import type { Backends } from './backend';
import type { Cohort } from './cohort';
import type { Facts } from './facts';
import type { Reading } from './measurement';
import type { LearnerOrder, Order } from './order';
import type { Probe } from './probe';
import type { Failure } from './run';
import type { Reader } from './train';

/** What is known of a run from its order, beside its learners and steps; a model adds what is known of its own. */
export interface About {
  /** Test samples, 0 if there are none. */
  readonly tested: number;
}

export interface Composed<O extends Order = Order, A extends About = About> {
  readonly order: O;
  readonly about: A;
}

/** The types that a model's parts hand to each other. */
export interface Types {
  readonly experiment: AnyExperiment;
  readonly source: unknown;
  readonly order: Order;
  readonly about: About;
  readonly snapshot: unknown;
  readonly sums: unknown;
  readonly cohort: Cohort;
  readonly reading: Reading;
  readonly weights: unknown;
}

/** By their ids, loaded when they are needed. */
export type Models = Readonly<Record<string, () => Promise<Model>>>;

export interface Model<T extends Types = Types>
  extends Pick<Facts<T['experiment']>, 'id' | 'wantedOf'> {
  /** Bytes that a run needs at its height, about. */
  bytesOf(experiment: T['experiment'], table: OwnData | null): number;
  /** Multiply-adds, about: of drawing an experiment, and of one update of one learner. */
  readonly effort: {
    drawing(experiment: T['experiment'], table: OwnData | null): number;
    update(order: T['order']): number;
  };
  /** Loads what is drawn from beside the seed. */
  load(experiment: T['experiment'], table: OwnData | null): Promise<T['source']>;
  /** Draws data and weights, and resolves rates: nothing is left to chance. */
  compose(experiment: T['experiment'], source: T['source']): Composed<T['order'], T['about']>;
  /** The same of an order that is given. */
  given(order: T['order']): Composed<T['order'], T['about']>;
  /** Why what was drawn cannot be trained on; null: it can. */
  refusalOf(order: T['order'], source: T['source']): Failure | null;
  /** The learners of a run that goes on with the rates of another experiment. */
  retuned(experiment: T['experiment'], about: T['about']): readonly LearnerOrder[];
  readonly backends: Backends<T['order'], T['snapshot'], T['cohort']>;
  readerOf(order: T['order'], cohort: T['cohort']): Reader<T['sums'], T['snapshot'], T['reading']>;
  /** By the symbols that name them: “n”, “d”. */
  sizesOf(order: T['order']): Readonly<Record<string, number>>;
  /** The weights of each learner. */
  weightsOf(order: T['order'], snapshot: T['snapshot']): readonly T['weights'][];
  /** What a run file has of an order: what that says of its experiment, and all that was drawn, by name. */
  fileOf(order: T['order']): {
    readonly stated: Partial<T['experiment']>;
    readonly drawn: Readonly<Record<string, Node>>;
  };
  /** What it has of a learner's weights. */
  finalOf(order: T['order'], weights: T['weights']): Node;
  /** What looks on at a run of this order, in the order in which it looks. */
  probesOf(order: T['order']): readonly Probe<T['cohort']>[];
}
