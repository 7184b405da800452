/** Reads and writes parameter values as people and links write them; schemas and messages derive from the table. */
import * as v from 'valibot';
import { grouped } from './grouped';
import {
  type Experiment,
  type NumberRow,
  nameOf,
  type ParamKey,
  type ParamRow,
  paramKeys,
  params,
} from './params';

const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Text as people and URLs write it → number; what is no plain decimal number becomes NaN. */
export function toNumber(text: string): number {
  const plain = text.trim().replace('−', '-');
  return PLAIN_NUMBER.test(plain) ? Number(plain) : Number.NaN;
}

/** What a valid value looks like, in words: “a whole number from 1 to 10 000”. */
export function expectation(key: ParamKey): string {
  const row: ParamRow = params[key];
  switch (row.kind) {
    case 'number': {
      const kind = row.integer ? 'a whole number' : 'a number';
      const word = row.word ? `, or “${row.word.value}”` : '';
      return `${kind} from ${grouped(row.min)} to ${grouped(row.max)}${word}`;
    }
    case 'choice':
      return `one of ${row.options.map((option) => option.value).join(', ')}`;
    case 'set':
      return `one or more of ${row.options.map((option) => option.value).join(', ')}`;
    default:
      return row satisfies never;
  }
}

function numberSchema(row: NumberRow) {
  const number = v.pipe(
    v.string(),
    v.transform(toNumber),
    v.number(),
    v.minValue(row.min),
    v.maxValue(row.max),
    v.check((value) => !row.integer || Number.isInteger(value)),
    v.transform((value) => value + 0), // −0 is 0
  );
  if (!row.word) return number;
  return v.union([
    v.pipe(v.string(), v.trim(), v.toLowerCase(), v.literal(row.word.value)),
    number,
  ]);
}

function schemaOf(row: ParamRow) {
  switch (row.kind) {
    case 'number':
      return numberSchema(row);
    case 'choice':
      return v.pipe(v.string(), v.trim(), v.picklist(row.options.map((option) => option.value)));
    case 'set':
      return v.pipe(
        v.string(),
        v.transform((text) => text.split(',').map((part) => part.trim())),
        v.array(v.picklist(row.options.map((option) => option.value))),
        v.minLength(1),
        v.transform((chosen) =>
          row.options.map((option) => option.value).filter((value) => chosen.includes(value)),
        ),
      );
    default:
      return row satisfies never;
  }
}

const schemas = new Map(paramKeys.map((key) => [key, schemaOf(params[key])]));

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** Reads one value as a URL or a field writes it. The message names the parameter, the text and what was expected. */
export function parse<K extends ParamKey>(key: K, text: string): Parsed<Experiment[K]> {
  const schema = schemas.get(key);
  if (!schema) throw new Error(`No parameter is called “${key}”.`);
  const result = v.safeParse(schema, text);
  // The schema of a row yields the row's own type; the map of all schemas forgets which.
  if (result.success) return { ok: true, value: result.output as Experiment[K] };
  const given = text.trim() === '' ? 'is empty' : `cannot be “${shorten(text)}”`;
  return { ok: false, message: `${nameOf(key)} ${given}: it must be ${expectation(key)}.` };
}

/** Writes a value the way `parse` reads it. */
export function format<K extends ParamKey>(_key: K, value: Experiment[K]): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
