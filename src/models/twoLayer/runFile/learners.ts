/** Reads the learners of a run file: how each is trained, what was measured of it, and what became of it. */
import * as v from 'valibot';
import type { History } from '../../../engine/quantity';
import { learners as known } from '../learners';
import type { Initial } from '../order';
import { feedbackRules } from '../rules/rules';
import { amount, check, oneOf, type Tell, wholeNumber } from './check';
import { columnNames, type LearnerRun } from './runFile';

const reading = v.message(v.nullable(v.pipe(v.number(), v.finite())), 'a finite number, or null');

const history = v.object(
  {
    step: v.pipe(v.array(wholeNumber, 'an array'), v.minLength(1, 'at least one step')),
    ...v.entriesFromList(columnNames, v.exactOptional(v.array(reading, 'an array'))),
  },
  'an object',
);

const learner = v.object(
  {
    id: oneOf(known.map(({ value }) => value)),
    rule: oneOf(['bp', ...feedbackRules.map(({ value }) => value)]),
    eta: amount,
    lambda: amount,
    until: v.optional(v.nullable(wholeNumber), null),
    history: v.exactOptional(history),
    final: v.exactOptional(v.record(v.string(), v.unknown(), 'an object')),
  },
  'an object',
);

const schema = v.object({
  learners: v.pipe(v.array(learner, 'an array'), v.minLength(1, 'at least one learner')),
});

/** Reads one learner's final weights. */
type ReadFinal = (path: string, json: Readonly<Record<string, unknown>>) => Initial | null;

/** The learners of a whole run file, or null after telling what is wrong. */
export function readLearners(
  json: unknown,
  readFinal: ReadFinal,
  tell: Tell,
): readonly LearnerRun[] | null {
  const listed = check(schema, json, tell)?.learners;
  if (!listed) return null;
  return listed.map(({ final, ...each }, index) => {
    const path = `learners[${index}]`;
    if (listed.findIndex(({ id }) => id === each.id) < index) {
      tell(`${path}.id is "${each.id}", as another learner's: each must have its own.`);
    }
    if (each.history) checkHistory(`${path}.history`, each.history, tell);
    const weights = final && readFinal(`${path}.final`, final);
    return { ...each, ...(weights && { final: weights }) };
  });
}

function checkHistory(path: string, { step, ...columns }: History, tell: Tell): void {
  const late = step.findIndex((each, index) => index > 0 && each <= step[index - 1]);
  if (late > 0) {
    tell(`${path}.step[${late}] is ${step[late]}: it must be more than the step before it.`);
  }
  for (const [quantity, column] of Object.entries(columns)) {
    if (column.length === step.length) continue;
    tell(
      `${path}.${quantity} has length ${column.length}: it must have ${step.length}, as step has.`,
    );
  }
}
