/** The learners that train side by side: one network each, same data and same start, different rule. */

/** What may carry the error back in place of β ([SXL] and the rules compared in docs/model.md); Q is the matrix in effect. */
export const feedbackRules = [
  {
    value: 'fa',
    label: 'FA: fixed random b',
    short: 'FA',
    meaning: 'Q = b: random weights, drawn once and never changed.',
  },
  {
    value: 'usf',
    label: 'uSF: signs of β',
    short: 'uSF',
    meaning: 'Q = sign β: the signs of the output weights, all of size 1.',
  },
  {
    value: 'frsf',
    label: 'frSF: signs, fixed sizes',
    short: 'frSF',
    meaning: 'Q = |b| ∘ sign β: the signs of the output weights on sizes drawn once.',
  },
  {
    value: 'brsf',
    label: 'brSF: signs, new sizes',
    short: 'brSF',
    meaning: 'Q = |M| ∘ sign β: the signs of the output weights on sizes drawn anew at every step.',
  },
  {
    value: 'kp',
    label: 'Kolen–Pollack',
    short: 'KP',
    meaning:
      'b takes the same steps as β, decay included: their difference shrinks as (1 − ηλ)ᵗ, so it too needs decay.',
  },
  {
    value: 'mirror',
    label: 'Weight mirror',
    short: 'WM',
    meaning: 'b learns β from the network’s answers to noise, and forgets at the same pace.',
  },
] as const satisfies readonly {
  value: string;
  label: string;
  short: string;
  meaning: string;
}[];

export type FeedbackRule = (typeof feedbackRules)[number]['value'];

/** What carries the error back to the hidden layer: the output weights β (BP), or a feedback rule's Q. */
export type Rule = 'bp' | FeedbackRule;

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
export function learner(id: LearnerId): Learner {
  const found = learners.find((row) => row.value === id);
  if (!found) throw new Error(`No learner is called “${id}”.`);
  return found;
}

/** The row of the table for a feedback rule. */
export function feedbackRule(rule: FeedbackRule): (typeof feedbackRules)[number] {
  const found = feedbackRules.find((row) => row.value === rule);
  if (!found) throw new Error(`No feedback rule is called “${rule}”.`);
  return found;
}

/** What a learner goes by when an experiment's feedback follows `feedback`. */
export function learnerOfRun(id: LearnerId, feedback: FeedbackRule): LearnerOfRun {
  return { id, rule: learner(id).feedback ? feedback : 'bp' };
}

/** THE name of a learner, which its rule has a part in: “Feedback alignment” and “FA”, “uSF + λ” and “uSF+λ”. */
export function learnerName({ id, rule }: LearnerOfRun): LearnerName {
  const { feedback, decays } = learner(id);
  if (!feedback || rule === 'bp' || rule === 'fa') return PLAIN[id];
  const { short } = feedbackRule(rule);
  return decays ? { long: `${short} + λ`, short: `${short}+λ` } : { long: short, short };
}

/** What the feedback in effect is called: b, which FA fixes and BP does not use, or the Q of another rule. */
export function feedbackSymbol(learners: readonly LearnerOfRun[]): 'b' | 'Q' {
  return learners.every(({ rule }) => rule === 'bp' || rule === 'fa') ? 'b' : 'Q';
}
