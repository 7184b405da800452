/** Feedback alignment ([SXL]; Lillicrap, Cownden, Tweed and Akerman 2016): Q = b. */
import type { RuleRow } from './rule';

export const fa = {
  value: 'fa',
  label: 'FA: fixed random b',
  short: 'FA',
  meaning: 'Q = b: random weights, drawn once and never changed.',
  Q: { kind: 'fixed' },
} as const satisfies RuleRow;
