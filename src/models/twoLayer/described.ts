/** What an experiment sets up, in sentences that its settings alone decide: true of any. */
import { grouped } from '../../core/grouped';
import { learner } from './learners';
import type { Experiment } from './params';
import { feedbackRule } from './rules/rules';

/** A sentence, with the term that it explains. */
export interface Sentence {
  readonly before: string;
  /** Printed strong; empty if there is none. */
  readonly term: string;
  readonly after: string;
}

const COUNT = ['', '', 'Two', 'Three', 'Four'];

export function described(experiment: Experiment): readonly Sentence[] {
  const { learners, feedback } = experiment;
  const rows = learners.map(learner);
  const count = COUNT[learners.length];
  const sentences = [plain(count ? `${count} networks begin alike.` : 'One network trains.')];
  if (rows.some((row) => !row.feedback)) {
    sentences.push({
      ...{ before: '', term: 'Backpropagation' },
      after: ' sends the error back through the output weights β.',
    });
  }
  if (rows.some((row) => row.feedback)) sentences.push(way(feedback));
  if (rows.some((row) => row.decays)) sentences.push(decay(experiment));
  return sentences;
}

const plain = (before: string): Sentence => ({ before, term: '', after: '' });

function way(feedback: Experiment['feedback']): Sentence {
  const { short, meaning } = feedbackRule(feedback);
  return feedback === 'fa'
    ? {
        ...{ before: '', term: 'Feedback alignment' },
        after: ' sends it through random weights b, which never change.',
      }
    : { before: 'The error returns by the rule ', term: short, after: `. ${meaning}` };
}

/** What the decay does, and when it ends. */
function decay({ lambda, until, steps }: Experiment): Sentence {
  if (lambda === 0) return plain('There is no weight decay: λ is 0.');
  if (until === 0) return plain('Weight decay never acts: it stops before the first step.');
  const end =
    until === 'never' || until >= steps
      ? 'to the end of the run'
      : `until step ${grouped(until)}, where it stops`;
  return {
    ...{ before: 'With ', term: `weight decay λ = ${grouped(lambda)}` },
    after: `, β shrinks a little at every step, ${end}.`,
  };
}
