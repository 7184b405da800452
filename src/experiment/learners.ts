/** The learners that train side by side: one network each, same data and same start, different rule. */

/** What carries the error back to the hidden layer: the output weights β (BP) or fixed random b (FA). */
export type Rule = 'bp' | 'fa';

export const learners = [
  {
    value: 'bp',
    label: 'Backpropagation',
    short: 'BP',
    rule: 'bp',
    decays: false,
    note: 'via β',
  },
  {
    value: 'fa',
    label: 'Feedback alignment',
    short: 'FA',
    rule: 'fa',
    decays: false,
    note: 'via b',
  },
  {
    value: 'fa-lambda',
    label: 'FA + λ',
    short: 'FA+λ',
    rule: 'fa',
    decays: true,
    note: 'via b, decay',
  },
] as const satisfies readonly {
  value: string;
  label: string;
  short: string;
  rule: Rule;
  decays: boolean;
  note: string;
}[];

export type Learner = (typeof learners)[number];
export type LearnerId = Learner['value'];

/** The row of the table for `id`. */
export function learner(id: LearnerId): Learner {
  const found = learners.find((row) => row.value === id);
  if (!found) throw new Error(`No learner is called “${id}”.`);
  return found;
}
