/** Which learners train. */
import { learners } from '../../../models/homogeneous/learners';
import { LearnerChoices } from '../LearnerChoices';
import { useExperiment } from './inSight';

const CHOICES = learners.map(({ value, long, note }) => ({ id: value, name: long, note }));

export function LearnersControl() {
  const chosen = useExperiment((experiment) => experiment.learners);
  return <LearnerChoices learners={CHOICES} chosen={chosen} />;
}
