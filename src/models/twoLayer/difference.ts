/** What one experiment has that another has not: “p = 100, λ = 0”; “same settings” where nothing differs. */
import { learnerName, learnerOfRun } from './learners';
import { type Experiment, type ParamKey, paramKeys, params } from './params';
import { format } from './parse';
import { feedbackRule } from './rules/rules';

export function differenceOf(one: Experiment, other: Experiment): string {
  const parts = paramKeys
    .filter((key) => format(key, one[key]) !== format(key, other[key]))
    .map((key) => `${shortName(key)} = ${told(key, one)}`);
  return parts.length > 0 ? parts.join(', ') : 'same settings';
}

/** A value; learners and their rule by name. */
function told(key: ParamKey, experiment: Experiment): string {
  const { feedback, learners } = experiment;
  if (key === 'feedback') return feedbackRule(feedback).short;
  if (key !== 'learners') return format(key, experiment[key]);
  return learners.map((id) => learnerName(learnerOfRun(id, feedback)).short).join(' · ');
}

function shortName(key: ParamKey): string {
  const row = params[key];
  return 'symbol' in row ? row.symbol : row.label.toLowerCase();
}
