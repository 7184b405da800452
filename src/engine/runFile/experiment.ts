/** Reads what a run file says of its experiment. */
import type { Value } from '../../core/schema/rows';
import type { Parsed, Schema } from '../../core/schema/schema';
import { shown, type Tell } from './check';
import type { Files, RunFile, Unread } from './files';

/** Each parameter that is there; one that the run depends on must be right, another may be left out. */
export function readExperiment(
  schema: Schema,
  { needed, used }: Pick<Files, 'needed' | 'used'>,
  given: Unread,
  tell: Tell,
  note: Tell,
): RunFile['experiment'] {
  const experiment: Record<string, Value> = {};
  for (const key of schema.keys) {
    const value = given[key];
    if (value === undefined) {
      if (needed.includes(key))
        tell(`experiment.${key} is missing: it must be ${schema.expectation(key)}.`);
      continue;
    }
    const parsed = parseValue(schema, key, value);
    if (parsed.ok) experiment[key] = parsed.value;
    else if (needed.includes(key) || used.includes(key))
      tell(`experiment.${key}: ${parsed.message}`);
    else note(`experiment.${key} was left out. ${parsed.message}`);
  }
  // Each value was parsed by its own row, and of a needed one that is missing it was told.
  return experiment as RunFile['experiment'];
}

/** A value as links have it, of a list “a,b”. What is in other lists and objects is not looked at. */
function parseValue(schema: Schema, key: string, value: unknown): Parsed<Value> {
  const list = Array.isArray(value) ? value : [value];
  if (list.every((each) => each === null || typeof each !== 'object')) {
    return schema.parse(key, list.join(','));
  }
  return { ok: false, message: `It is ${shown(value)}: it must be ${schema.expectation(key)}.` };
}
