/** What one experiment has that another has not: “p = 100, λ = 0”. */
import {
  differenceOf as differenceIn,
  isSame as isSameIn,
  written,
} from '../../core/schema/schema';
import { learnerName, learnerOfRun } from './learners';
import { type Experiment, type ParamKey, schema } from './params';
import { feedbackRule } from './rules/rules';

export function differenceOf(one: Experiment, other: Experiment): string {
  return differenceIn(schema, one, other, (key) => told(key, one));
}

/** What does not make another experiment of one: the seed, and how it is computed. */
export const ASIDE: readonly ParamKey[] = ['seed', 'backend', 'precision'];

/** Whether two experiments are one, whatever their seed and what computes them. */
export const isSame = (one: Experiment, other: Experiment) => isSameIn(schema, one, other, ASIDE);

/** A value; learners and their rule by name. */
function told(key: ParamKey, experiment: Experiment): string {
  const { feedback, learners } = experiment;
  if (key === 'feedback') return feedbackRule(feedback).short;
  if (key !== 'learners') return written(experiment[key]);
  return learners.map((id) => learnerName(learnerOfRun(id, feedback)).short).join(' · ');
}
