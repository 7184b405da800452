/** The learners that train side by side: one network each, same data and same start, different rule. */
import type { LearnerOfRun as AnyLearnerOfRun } from '../../engine/order';
import { type FeedbackRule, type Rule, rowOf } from './rules/rules';

/** What people call a learner: where there is room, and in a table's head or a legend. */
export interface LearnerName {
  readonly long: string;
  readonly short: string;
}

const PLAIN = {
  bp: { long: 'Backpropagation', short: 'BP' },
  fa: { long: 'Feedback alignment', short: 'FA' },
  'fa-lambda': { long: 'FA + λ', short: 'FA+λ' },
  'bp-lambda': { long: 'BP + λ', short: 'BP+λ' },
} as const satisfies Record<string, LearnerName>;

const namesIn = ({ long, short }: LearnerName) => [long, short];

export const learners = [
  { value: 'bp', also: namesIn(PLAIN.bp), feedback: false, decays: false, note: 'via β' },
  { value: 'fa', also: namesIn(PLAIN.fa), feedback: true, decays: false, note: 'via b' },
  {
    value: 'fa-lambda',
    also: namesIn(PLAIN['fa-lambda']),
    feedback: true,
    decays: true,
    note: 'via b, decay',
  },
  {
    value: 'bp-lambda',
    also: namesIn(PLAIN['bp-lambda']),
    feedback: false,
    decays: true,
    note: 'control: decay',
  },
] as const satisfies readonly {
  value: string;
  /** What people write for it, to be read. */
  also: readonly string[];
  /** Whether the error travels through the feedback rule of the experiment; else through β. */
  feedback: boolean;
  decays: boolean;
  note: string;
}[];

export type Learner = (typeof learners)[number];
export type LearnerId = Learner['value'];

/** A learner of a run: which one, and what carries its error back. Its id alone does not name it. */
export interface LearnerOfRun {
  readonly id: LearnerId;
  readonly rule: Rule;
}

/** The row of the table for `id`. */
export function learner(id: string): Learner {
  const found = learners.find((row) => row.value === id);
  if (!found) throw new Error(`No learner is called “${id}”.`);
  return found;
}

/** What a learner goes by when an experiment's feedback follows `feedback`. */
export function learnerOfRun(id: LearnerId, feedback: FeedbackRule): LearnerOfRun {
  return { id, rule: learner(id).feedback ? feedback : 'bp' };
}

/** THE name of a learner, which its rule has a part in: “Feedback alignment” and “FA”, “uSF + λ” and “uSF+λ”. */
export function learnerName({ id, rule }: AnyLearnerOfRun): LearnerName {
  const { value, feedback, decays } = learner(id);
  const row = rowOf(rule);
  if (!feedback || !row || rule === 'fa') return PLAIN[value];
  const { short } = row;
  return decays ? { long: `${short} + λ`, short: `${short}+λ` } : { long: short, short };
}

/** What the feedback in effect is called: b, which FA fixes and BP does not use, or the Q of another rule. */
export function feedbackSymbol(learners: readonly AnyLearnerOfRun[]): 'b' | 'Q' {
  return learners.every(({ rule }) => isPlain(rule)) ? 'b' : 'Q';
}

/** Whether Q is β itself, or the b that nothing changes. */
const isPlain = (rule: string) => (rowOf(rule)?.Q.kind ?? 'fixed') === 'fixed';
