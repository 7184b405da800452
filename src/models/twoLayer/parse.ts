/** Reads and writes parameter values as people and links write them; schemas and messages derive from the table. */
import * as v from 'valibot';
import { grouped } from '../../core/grouped';
import { meaningsOf } from '../../core/schema/number';
import {
  type Experiment,
  type NumberRow,
  nameOf,
  type Option,
  type ParamKey,
  type ParamRow,
  paramKeys,
  params,
} from './params';

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

/** From what people write to the value it stands for: its label or another name of it, whatever the case and spacing. */
function valueIn(options: readonly Option[]): (text: string) => string {
  return (text) => {
    const found = options.find(({ value, label = value, short = value, also = [] }) =>
      [value, label, short, ...also].some((name) => bare(name) === bare(text)),
    );
    return found?.value ?? text;
  };
}

/** “FA + λ”, “fa-lambda” → “faλ” */
function bare(name: string): string {
  const letters = name.normalize('NFKC').toLowerCase().replaceAll('lambda', 'λ');
  return letters.replace(/[^\p{L}\p{N}∞]/gu, '');
}

function numberSchema(row: NumberRow) {
  const number = v.pipe(
    v.string(),
    v.transform((text) => meaningsOf(text, row.integer)),
    v.length(1),
    v.transform(([value]) => value),
    v.number(),
    v.minValue(row.min),
    v.maxValue(row.max),
    v.check((value) => !row.integer || Number.isInteger(value)),
    v.transform((value) => value + 0), // −0 is 0
  );
  const { word } = row;
  if (!word) return number;
  return v.union([v.pipe(v.string(), v.transform(valueIn([word])), v.literal(word.value)), number]);
}

function schemaOf(row: ParamRow) {
  switch (row.kind) {
    case 'number':
      return numberSchema(row);
    case 'choice':
      return v.pipe(
        v.string(),
        v.transform(valueIn(row.options)),
        v.picklist(row.options.map((option) => option.value)),
      );
    case 'set':
      return v.pipe(
        v.string(),
        v.transform((text) => text.split(/[,;·]/).map(valueIn(row.options))),
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

/** Reads one value as people write it in a field or a link. The message names the parameter, the text and what was expected. */
export function parse<K extends ParamKey>(key: K, text: string): Parsed<Experiment[K]> {
  const schema = schemas.get(key);
  if (!schema) throw new Error(`No parameter is called “${key}”.`);
  const result = v.safeParse(schema, text);
  // The schema of a row yields the row's own type; the map of all schemas forgets which.
  if (result.success) return { ok: true, value: result.output as Experiment[K] };
  const given = text.trim() === '' ? 'is empty' : `cannot be “${shorten(text)}”`;
  const message = `${nameOf(key)} ${given}: ${twofold(key, text)}it must be ${expectation(key)}.`;
  return { ok: false, message };
}

/** “it may mean 1.25 or 1 250; ” */
function twofold(key: ParamKey, text: string): string {
  const row: ParamRow = params[key];
  const meanings = row.kind === 'number' ? meaningsOf(text, row.integer) : [];
  return meanings.length > 1 ? `it may mean ${meanings.map(grouped).join(' or ')}; ` : '';
}

/** Writes a value the way `parse` reads it. */
export function format<K extends ParamKey>(_key: K, value: Experiment[K]): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
