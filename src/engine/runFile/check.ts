/** Checks parsed JSON against a schema, and says what is wrong as sentences that name the place. */
import * as v from 'valibot';

/** Takes one sentence. */
export type Tell = (sentence: string) => void;

/** The value, or null after telling of each thing that is wrong. A schema's message says what its value must be. */
export function check<T>(schema: v.GenericSchema<unknown, T>, json: unknown, tell: Tell): T | null {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  for (const issue of result.issues) tell(sentenceOf(issue));
  return null;
}

/** “learners[0].rule is "kp": it must be one of bp, fa.” */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  const path = (keys ?? []).join('').slice(1);
  if (issue.received === 'undefined') return `${path} is missing.`;
  return `${path} is ${shown(issue.input)}: it must be ${issue.message}.`;
}

/**
 * A JSON value as the file has it, shortened. (It may say 1e999, which is read as infinity.) What is in an array or an
 * object is not looked at: it may go deeper than any recursion.
 */
export function shown(json: unknown): string {
  if (Array.isArray(json)) return json.length === 0 ? '[]' : 'an array';
  if (typeof json === 'object' && json !== null) return 'an object';
  const text = typeof json === 'number' ? String(json) : JSON.stringify(json);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

export const wholeNumber = v.message(
  v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  'a whole number, 0 or more',
);

export const amount = v.message(
  v.pipe(v.number(), v.finite(), v.minValue(0)),
  'a number, 0 or more',
);

export function oneOf<const T extends readonly string[]>(options: T) {
  return v.picklist(options, `one of ${options.join(', ')}`);
}
