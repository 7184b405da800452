/** Reads the learners of a run file: how each is trained, what was measured of it, and what became of it. */
import * as v from 'valibot';
import type { History } from '../quantity';
import { amount, check, oneOf, type Tell, wholeNumber } from './check';
import type { Files, LearnerRun, Unread } from './files';

/** What there is of a model. */
export interface Known extends Pick<Files, 'learners' | 'rules'> {
  /** The names of all columns of a history but the step. */
  readonly columns: readonly string[];
}

const reading = v.message(v.nullable(v.pipe(v.number(), v.finite())), 'a finite number, or null');

function schemaOf({ learners, rules, columns }: Known) {
  const history = v.object(
    {
      step: v.pipe(v.array(wholeNumber, 'an array'), v.minLength(1, 'at least one step')),
      ...v.entriesFromList(columns, v.exactOptional(v.array(reading, 'an array'))),
    },
    'an object',
  );
  const learner = v.object(
    {
      id: oneOf(learners),
      rule: oneOf(rules),
      eta: amount,
      lambda: amount,
      until: v.optional(v.nullable(wholeNumber), null),
      history: v.exactOptional(history),
      final: v.exactOptional(v.record(v.string(), v.unknown(), 'an object')),
    },
    'an object',
  );
  return v.object({
    learners: v.pipe(v.array(learner, 'an array'), v.minLength(1, 'at least one learner')),
  });
}

/** Reads one learner's final weights. */
type ReadFinal = (path: string, json: Unread) => unknown;

/** The learners of a whole run file, or null after telling what is wrong. */
export function readLearners(
  json: unknown,
  known: Known,
  readFinal: ReadFinal,
  tell: Tell,
): readonly LearnerRun[] | null {
  const listed = check(schemaOf(known), json, tell)?.learners;
  if (!listed) return null;
  return listed.map(({ final, ...each }, index) => {
    const path = `learners[${index}]`;
    if (listed.findIndex(({ id }) => id === each.id) < index) {
      tell(`${path}.id is "${each.id}", as another learner's: each must have its own.`);
    }
    if (each.history) checkHistory(`${path}.history`, each.history, tell);
    const weights = final ? readFinal(`${path}.final`, final) : null;
    return { ...each, ...(weights !== null && { final: weights }) };
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
