/** Which learners train, named by the feedback rule in force, and what that rule is. */
import { learnerName, learnerOfRun, learners } from '../../../models/twoLayer/learners';
import { feedbackRule } from '../../../models/twoLayer/rules/rules';
import { LearnerChoices } from '../LearnerChoices';
import { useExperiment } from './inSight';

export function LearnersControl() {
  const chosen = useExperiment((experiment) => experiment.learners);
  const rule = useExperiment((experiment) => experiment.feedback);
  return (
    <LearnerChoices
      learners={learners.map(({ value: id, feedback, note }) => ({
        id,
        name: learnerName(learnerOfRun(id, rule)).long,
        note: feedback && rule !== 'fa' ? note.replace('via b', 'via Q') : note,
      }))}
      chosen={chosen}
      meaning={feedbackRule(rule).meaning}
    />
  );
}
