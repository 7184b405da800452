/** From a table of parameters: how each is read and written, what it may be, in what two experiments differ. */
import * as v from 'valibot';
import { grouped } from '../grouped';
import { meaningsOf } from './number';
import type { AnyExperiment, ExperimentOf, NumberRow, Option, ParamRow, Value } from './rows';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

export interface Schema<E extends AnyExperiment = AnyExperiment, K extends string = string> {
  /** In the order of the table. */
  readonly keys: readonly K[];
  readonly defaults: E;
  /** What a link of this version leaves out. */
  defaultsIn(version: number): E;
  /** How it stands in the table; throws where no parameter is called so. */
  row(key: string): ParamRow;
  /** “Width p”, “Steps”: the accessible name of the parameter's control. */
  nameOf(key: string): string;
  /** What a valid value looks like, in words: “a whole number from 1 to 10 000”. */
  expectation(key: string): string;
  /** Reads one value as people write it in a field or a link. The message names the parameter, the text and what was expected. */
  parse(key: string, text: string): Parsed<Value>;
}

export function schemaOf<const R extends Readonly<Record<string, ParamRow>>>(
  rows: R,
): Schema<ExperimentOf<R>, keyof R & string> {
  for (const [key, row] of Object.entries(rows)) {
    if (row.kind === 'number' && row.scale === 'log' && !((row.floor ?? row.min) > 0))
      throw new Error(`“${key}” has a log scale, and no floor above 0 for it to begin at.`);
  }
  // Object.keys is typed string[]; the keys of a const object are exactly these.
  const keys = Object.keys(rows) as (keyof R & string)[];
  const schemas = new Map(Object.entries(rows).map(([key, row]) => [key, schemaOfRow(row)]));
  const row = (key: string): ParamRow => {
    const found = Object.hasOwn(rows, key) ? rows[key] : undefined;
    if (!found) throw new Error(`No parameter is called “${key}”.`);
    return found;
  };
  const nameOf = (key: string) => {
    const { label, symbol } = row(key);
    return symbol ? `${label} ${symbol}` : label;
  };
  // One default a key, each of the type of its row: TypeScript cannot see that through fromEntries.
  const defaultsIn = (version: number) =>
    Object.fromEntries(keys.map((key) => [key, defaultIn(row(key), version)])) as ExperimentOf<R>;
  return {
    keys,
    defaults: defaultsIn(Number.POSITIVE_INFINITY),
    defaultsIn,
    row,
    nameOf,
    expectation: (key) => expectationOf(row(key)),
    parse(key, text) {
      const result = v.safeParse(schemas.get(key) ?? v.never(), text);
      if (result.success) return { ok: true, value: result.output };
      const given = text.trim() === '' ? 'is empty' : `cannot be “${shorten(text)}”`;
      const message = `${nameOf(key)} ${given}: ${twofold(row(key), text)}it must be ${expectationOf(row(key))}.`;
      return { ok: false, message };
    },
  };
}

function defaultIn({ was = {}, ...row }: ParamRow, version: number): Value {
  const since = Object.keys(was)
    .map(Number)
    .filter((last) => last >= version);
  return was[Math.min(...since)] ?? row.default;
}

/** The value of a parameter; every experiment of its table has one. */
export function valueAt(experiment: AnyExperiment, key: string): Value {
  const value = experiment[key];
  if (value === undefined) throw new Error(`The experiment has no “${key}”.`);
  return value;
}

/** Writes a value the way `parse` reads it. */
export function written(value: Value): string {
  return typeof value === 'object' ? value.join(',') : String(value);
}

/** Whether two experiments of one table are the same, but for these parameters. */
export function isSame(
  { keys }: Pick<Schema, 'keys'>,
  one: AnyExperiment,
  other: AnyExperiment,
  aside: readonly string[] = [],
): boolean {
  return keys.every((key) => aside.includes(key) || isAlike(key, one, other));
}

/** What one experiment has that another has not: “p = 100, λ = 0”; “same settings” where nothing differs. `told` writes a value. */
export function differenceOf<K extends string>(
  { keys, row }: Pick<Schema<AnyExperiment, K>, 'keys' | 'row'>,
  one: AnyExperiment,
  other: AnyExperiment,
  told: (key: K) => string = (key) => written(valueAt(one, key)),
): string {
  const parts = keys
    .filter((key) => !isAlike(key, one, other))
    .map((key) => {
      const { symbol, label } = row(key);
      return `${symbol ?? label.toLowerCase()} = ${told(key)}`;
    });
  return parts.length > 0 ? parts.join(', ') : 'same settings';
}

const isAlike = (key: string, one: AnyExperiment, other: AnyExperiment) =>
  written(valueAt(one, key)) === written(valueAt(other, key));

function expectationOf(row: ParamRow): string {
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

function schemaOfRow(row: ParamRow) {
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

/** “it may mean 1.25 or 1 250; ” */
function twofold(row: ParamRow, text: string): string {
  const meanings = row.kind === 'number' ? meaningsOf(text, row.integer) : [];
  return meanings.length > 1 ? `it may mean ${meanings.map(grouped).join(' or ')}; ` : '';
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
