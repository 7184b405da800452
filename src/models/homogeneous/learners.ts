/** The learners that train side by side: one network each, same data and same start. */
import type { LearnerOfRun as AnyLearnerOfRun } from '../../engine/order';

export const learners = [
  {
    ...{ value: 'bp', feedback: false, decays: false, note: 'via W' },
    ...{ long: 'Backpropagation', short: 'BP' },
  },
  {
    ...{ value: 'fa', feedback: true, decays: false, note: 'via fixed B' },
    ...{ long: 'Feedback alignment', short: 'FA' },
  },
  {
    ...{ value: 'fa-lambda', feedback: true, decays: true, note: 'via B, decay' },
    ...{ long: 'FA + λ', short: 'FA+λ' },
  },
  {
    ...{ value: 'bp-lambda', feedback: false, decays: true, note: 'control: decay' },
    ...{ long: 'BP + λ', short: 'BP+λ' },
  },
] as const;

export type LearnerId = (typeof learners)[number]['value'];

/** The error travels back through the weights themselves, or through fixed random B_k. */
type Rule = 'bp' | 'fa';

export interface LearnerOfRun {
  readonly id: LearnerId;
  readonly rule: Rule;
}

/** The row of the table for `id`. */
export function learner(id: string) {
  const found = learners.find((row) => row.value === id);
  if (!found) throw new Error(`No learner is called “${id}”.`);
  return found;
}

export function learnerOfRun(id: LearnerId): LearnerOfRun {
  return { id, rule: learner(id).feedback ? 'fa' : 'bp' };
}

export function nameOf({ id }: AnyLearnerOfRun) {
  const { long, short } = learner(id);
  return { long, short };
}
