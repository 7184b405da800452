/** What may carry the error back in place of β: every rule by its file, in the order in which they are offered. */
import { brsf } from './brsf';
import { fa } from './fa';
import { frsf } from './frsf';
import { kp } from './kp';
import { mirror } from './mirror';
import type { RuleRow } from './rule';
import { usf } from './usf';

export const feedbackRules = [fa, usf, frsf, brsf, kp, mirror] as const;

export type FeedbackRule = (typeof feedbackRules)[number]['value'];

/** What carries the error back to the hidden layer: the output weights β (BP), or a feedback rule's Q. */
export type Rule = 'bp' | FeedbackRule;

/** The row of the table for a feedback rule. */
export function feedbackRule(rule: string): RuleRow {
  const found = feedbackRules.find((row) => row.value === rule);
  if (!found) throw new Error(`No feedback rule is called “${rule}”.`);
  return found;
}

/** The row of a rule; null for BP, which has none: its Q is β itself. */
export const rowOf = (rule: string): RuleRow | null => (rule === 'bp' ? null : feedbackRule(rule));
