/** How the run files of a model are read, beside what its facts say: for the command line alone. */
import type { Value } from '../../core/schema/rows';
import type { LearnerOrder, Order } from '../order';
import type { History } from '../quantity';
import type { Tell } from './check';
import type { Maker } from './write';

/** An object of a run file whose entries are not read yet. */
export type Unread = Readonly<Record<string, unknown>>;

/** What is measured, and what becomes of it, beside how it is trained. */
export interface LearnerRun<L extends LearnerOrder = LearnerOrder, W = unknown>
  extends LearnerOrder {
  readonly id: L['id'];
  readonly rule: L['rule'];
  readonly history?: History;
  /** Its weights at the end. */
  readonly final?: W;
}

/** How it is trained. */
export function orderedBy<L extends LearnerRun>({
  history: _,
  final: __,
  ...learner
}: L): Omit<L, 'history' | 'final'> {
  return learner;
}

/** A model's own adds what was drawn. */
export interface RunFile extends Maker {
  /** Data and weights stand in the file by themselves: of all that they were drawn by, it may say nothing. */
  readonly experiment: Readonly<Partial<Record<string, Value>>> & { readonly steps: number };
  readonly learners: readonly LearnerRun[];
}

/** Its parts are methods, so that it can stand where the model is not named: what they are given came from the same file. */
export interface Files<F extends RunFile = RunFile, O extends Order = Order> {
  /** Parameters that a run cannot be computed without beside data, weights and learners; and others that it depends on. */
  readonly needed: readonly string[];
  readonly used: readonly string[];
  readonly learners: readonly string[];
  /** What may carry a learner's error back. */
  readonly rules: readonly string[];
  /** What was drawn: its sizes agree. Null after telling what is wrong. */
  drawnIn(frame: Frame, tell: Tell): Drawn<F> | null;
  /** A learner's weights. */
  finalIn(
    name: string,
    final: Unread,
    drawn: Drawn<F>,
    tell: Tell,
  ): F['learners'][number]['final'] | null;
  /** What the file asks for. */
  orderOf(file: F): O;
}

type Drawn<F extends RunFile> = Omit<F, keyof RunFile>;

/** What stands in a file beside its learners. */
export interface Frame {
  readonly experiment: Unread;
  readonly data: Unread;
  readonly initial: Unread;
}
