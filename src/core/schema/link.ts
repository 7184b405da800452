/** The link's codec: an experiment as a readable fragment (`#p=800&lambda=3`), defaults left out; a link may add model and speed. */
import { DEFAULT_SPEED, type SpeedId, speedNamed, speeds } from '../speeds';
import type { AnyExperiment, Value } from './rows';
import { type Schema, valueAt, written } from './schema';

/** What a link may name. */
export interface Linked {
  readonly id: string;
  readonly schema: Schema;
}

/** Something in a link that could not be used: what is wrong, and what was done about it, a sentence each. */
export interface Problem {
  readonly what: string;
  readonly mended: string;
}

export interface Decoded<M extends Linked> {
  readonly model: M;
  /** One of the model's. */
  readonly experiment: M['schema']['defaults'];
  readonly problems: readonly Problem[];
  /** How fast its run is to go, where the link says so: no part of the experiment. */
  readonly speed?: SpeedId;
}

/** At least one; the first is that of a link that names none. */
export type Models<M extends Linked> = readonly [M, ...M[]];

const MODEL = 'model';
const SPEED = 'speed';
const LINK = 'v';

/** Of links: counted up with each change of a default (`was`, rows.ts). A link that names none is of the first. */
export const VERSION = 1;

/** Reads a fragment, with or without its `#`. Never throws: what is wrong becomes its default and is named. */
export function decode<M extends Linked>(
  fragment: string,
  models: Models<M>,
  latest = VERSION,
): Decoded<M> {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const problems: Problem[] = [];
  const problem = (what: string, mended: string) => problems.push({ what, mended });
  const model = modelIn(given, models, problem);
  const { schema } = model;
  const defaults = schema.defaultsIn(versionIn(given, latest, problem));
  const changes: Record<string, Value> = {};
  let speed: SpeedId | undefined;
  for (const key of new Set(given.keys())) {
    if (!BESIDE.includes(key) && !schema.keys.includes(key)) {
      problem(`The link names “${key}”, which is no parameter.`, 'It was left out.');
      continue;
    }
    const [text = '', ...more] = given.getAll(key);
    if (more.length > 0) {
      problem(
        `The link gives ${nameOf(key, schema)} ${1 + more.length} times.`,
        'Only the first counts.',
      );
    }
    if (key === MODEL || key === LINK) continue;
    if (key === SPEED) {
      speed = speedNamed(text) ?? DEFAULT_SPEED;
      if (!speedNamed(text)) problem(noSpeed(text), `${speed} was used instead.`);
      continue;
    }
    const parsed = schema.parse(key, text);
    if (parsed.ok) changes[key] = parsed.value;
    else problem(parsed.message, `${written(valueAt(defaults, key))} was used instead.`);
  }
  // Each change was parsed by its own row of the model's table.
  const experiment = { ...defaults, ...changes } as M['schema']['defaults'];
  return { model, experiment, problems, ...(speed && { speed }) };
}

/** Writes what differs from the defaults, in the order of the table; empty for the first model's defaults, at no named speed. */
export function encode<M extends Linked>(
  model: M,
  experiment: AnyExperiment,
  speed: SpeedId | null,
  [first]: Models<M>,
  latest = VERSION,
): string {
  const { defaults, keys } = model.schema;
  const changes = keys
    .map((key) => [key, written(valueAt(experiment, key))] as const)
    .filter(([key, text]) => text !== written(valueAt(defaults, key)))
    .map(([key, text]) => `${key}=${encodeURIComponent(text).replaceAll('%2C', ',')}`);
  return [
    ...(latest > 1 ? [`${LINK}=${latest}`] : []),
    ...(model.id === first.id ? [] : [`${MODEL}=${model.id}`]),
    ...changes,
    ...(speed ? [`${SPEED}=${speed}`] : []),
  ].join('&');
}

/** What a link may name beside parameters. */
const BESIDE: readonly string[] = [MODEL, SPEED, LINK];

function versionIn(
  given: URLSearchParams,
  latest: number,
  problem: (what: string, mended: string) => void,
): number {
  const text = given.get(LINK) ?? '1';
  const version = Number(text);
  if (Number.isInteger(version) && version >= 1 && version <= latest) return version;
  const what =
    version > latest
      ? `The link is of version ${text}, made by a later Alignment Lab: what it leaves out may mean something else here.`
      : `The link’s version cannot be “${text}”: it must be a whole number from 1 to ${latest}.`;
  problem(what, `It was read as one of version ${latest}.`);
  return latest;
}

function modelIn<M extends Linked>(
  given: URLSearchParams,
  models: Models<M>,
  problem: (what: string, mended: string) => void,
): M {
  const named = given.get(MODEL)?.trim().toLowerCase();
  const found = models.find(({ id }) => id === named);
  if (named !== undefined && !found) {
    const names = models.map(({ id }) => id).join(', ');
    problem(
      `The link’s model cannot be “${given.get(MODEL)}”: it must be one of ${names}.`,
      `${models[0].id} was used instead.`,
    );
  }
  return found ?? models[0];
}

function nameOf(key: string, schema: Schema): string {
  if (key === MODEL) return 'the model';
  if (key === LINK) return 'its version';
  return key === SPEED ? 'the speed' : schema.nameOf(key);
}

function noSpeed(text: string): string {
  const names = speeds.map(({ id }) => id).join(', ');
  return `The link’s speed cannot be “${text}”: it must be one of ${names} (a number: steps/s).`;
}
