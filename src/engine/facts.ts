/** What a laboratory is, without how it is computed: all that links, controls, readout, charts and files know of it. */
import type { AnyExperiment } from '../core/schema/rows';
import type { Schema } from '../core/schema/schema';
import type { OwnData } from '../core/table/ownData';
import type { BackendId } from './choice';
import type { LearnerOfRun } from './order';
import type { Quantity } from './quantity';
import type { Precision } from './run';

/** What people call a learner: where there is room, and in a table's head or a legend. */
interface LearnerName {
  readonly long: string;
  readonly short: string;
}

/** A named experiment. */
interface Preset<E> {
  readonly id: string;
  readonly name: string;
  readonly experiment: E;
  /** The quantities that it is about beside those that always show: shown wherever there is room for these alone. */
  readonly about?: readonly string[];
}

/** Of a model that trains on a person's own table. */
interface TableUse<E> {
  /** The parameter that offers it. */
  readonly param: string;
  wantedBy(experiment: E): boolean;
  usedBy(experiment: E): E;
  /** On other data again. */
  leftBy(experiment: E): E;
  /** Whether rows that are held out are tested on. */
  readonly tests: boolean;
  /** Why it cannot train on this table, a sentence; null: it can. */
  problemIn(own: OwnData): string | null;
}

// Its parts are methods, so that it can stand where the model is not named: what they are given came from the same model.
export interface Facts<E extends AnyExperiment = AnyExperiment> {
  /** How a link names it. */
  readonly id: string;
  readonly name: string;
  /** What its tab is called: a word. */
  readonly tab: string;
  readonly schema: Schema<E>;
  /** Titles by the groups of the schema's rows, in the order of the controls; what has none is folded away. */
  readonly groups: Readonly<Record<string, string>>;
  /** What does not make another experiment of one, and is the person's, whatever preset they choose: a seed, a backend. */
  readonly aside: readonly string[];
  /** What its defaults are called. */
  readonly opening: string;
  readonly presets: readonly Preset<E>[];
  /** The preset that an experiment is, or is a variant of; undefined if it is none. */
  presetOf(experiment: E): Preset<E> | undefined;
  /** Whether a parameter has a say in the experiment. */
  applies(key: string, experiment: E): boolean;
  /** Whether a parameter can change in a run that goes on; a change of any other needs a new one. */
  isTunable(key: string): boolean;
  /** What one experiment has that another has not, in words. */
  differenceOf(one: E, other: E): string;
  /** Updates that it asks for. */
  stepsOf(experiment: E): number;
  /** What it is to be computed with. */
  wantedOf(experiment: E): { readonly backend: BackendId | 'auto'; readonly precision: Precision };
  /** The learners of its run. */
  learnersOf(experiment: E): readonly LearnerOfRun[];
  nameOf(learner: LearnerOfRun): LearnerName;
  /** Whether some quantities say nothing of how it learns, and stand there to compare with. */
  isControl(learner: LearnerOfRun): boolean;
  readonly quantities: readonly Quantity[];
  /** Whether what a probe saw, or what was left out by this name, was foretold from the start: a change of rates makes it void. */
  foretells(what: string): boolean;
  /** Null where it has data of its own alone. */
  readonly table: TableUse<E> | null;
}
