/** The URL codec: an experiment as a readable fragment (`#p=800&lambda=3`), defaults left out; a link may add a speed. */

import { DEFAULT_SPEED, type SpeedId, speedNamed, speeds } from '../../core/speeds';
import { defaults, type Experiment, nameOf, type ParamKey, paramKeys, params } from './params';
import { format, parse } from './parse';

/** Something in a link that could not be used: what is wrong, and what was done about it, a sentence each. */
export interface Problem {
  readonly what: string;
  readonly mended: string;
}

export interface Decoded {
  readonly experiment: Experiment;
  readonly problems: readonly Problem[];
  /** How fast its run is to go, where the link says so: no part of the experiment. */
  readonly speed?: SpeedId;
}

/** A link to own data, where there is no table: what is to be told, and what it was mended by. */
export const tableMissing: Problem = {
  what: 'The link asks for a table of its owner’s, which does not travel in a link.',
  mended: 'The default data were used instead; choose your own table under Data.',
};

/** The same link, where another table is kept than the one it was made with, as far as is known. */
export function tableKept(name: string): Problem {
  return {
    what: 'The link asks for its owner’s own table, which does not travel in a link.',
    mended: `The one that is kept in this browser, “${name}”, was used.`,
  };
}

/** The same link, where the page had this table, and it is kept no more. */
export function tableLost(name: string): Problem {
  return {
    what: `Your table “${name}” is not kept in this browser any more.`,
    mended: 'The default data were used instead; choose your table again under Data.',
  };
}

/** Reads a fragment, with or without its `#`. Never throws: what is wrong becomes its default and is named. */
export function decode(fragment: string): Decoded {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const changes: Partial<Record<ParamKey, unknown>> = {};
  let speed: SpeedId | undefined;
  const problems: Problem[] = [];
  const problem = (what: string, mended: string) => problems.push({ what, mended });
  for (const key of new Set(given.keys())) {
    if (key !== SPEED && !isParam(key)) {
      problem(`The link names “${key}”, which is no parameter.`, 'It was left out.');
      continue;
    }
    const texts = given.getAll(key);
    if (texts.length > 1) {
      const name = key === SPEED ? 'the speed' : nameOf(key);
      problem(`The link gives ${name} ${texts.length} times.`, 'Only the first counts.');
    }
    if (key === SPEED) {
      speed = speedNamed(texts[0]) ?? DEFAULT_SPEED;
      if (!speedNamed(texts[0])) problem(noSpeed(texts[0]), `${speed} was used instead.`);
      continue;
    }
    const parsed = parse(key, texts[0] ?? '');
    if (parsed.ok) changes[key] = parsed.value;
    else problem(parsed.message, `${format(key, defaults[key])} was used instead.`);
  }
  // Each change was parsed by its own row.
  const experiment = { ...defaults, ...(changes as Partial<Experiment>) };
  return { experiment, problems, ...(speed && { speed }) };
}

/** Writes what differs from the defaults, in the order of the table; empty for the default experiment, at no named speed. */
export function encode(experiment: Experiment, speed: SpeedId | null = null): string {
  const changes = paramKeys
    .map((key) => [key, format(key, experiment[key])] as const)
    .filter(([key, text]) => text !== format(key, defaults[key]))
    .map(([key, text]) => `${key}=${encodeURIComponent(text).replaceAll('%2C', ',')}`);
  return [...changes, ...(speed ? [`${SPEED}=${speed}`] : [])].join('&');
}

const SPEED = 'speed';

function noSpeed(text: string): string {
  const names = speeds.map(({ id }) => id).join(', ');
  return `The link’s speed cannot be “${text}”: it must be one of ${names} (a number: steps/s).`;
}

function isParam(key: string): key is ParamKey {
  return Object.hasOwn(params, key);
}
