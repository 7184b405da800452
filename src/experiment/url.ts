/** The URL codec: an experiment as a readable fragment (`#p=800&lambda=3`), defaults left out. */
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
  const problems: Problem[] = [];
  const problem = (what: string, mended: string) => problems.push({ what, mended });
  for (const key of new Set(given.keys())) {
    if (!isParam(key)) {
      problem(`The link names “${key}”, which is no parameter.`, 'It was left out.');
      continue;
    }
    const texts = given.getAll(key);
    if (texts.length > 1) {
      problem(`The link gives ${nameOf(key)} ${texts.length} times.`, 'The first was used.');
    }
    const parsed = parse(key, texts[0] ?? '');
    if (parsed.ok) changes[key] = parsed.value;
    else problem(parsed.message, `${format(key, defaults[key])} was used instead.`);
  }
  // Each change was parsed by its own row.
  return { experiment: { ...defaults, ...(changes as Partial<Experiment>) }, problems };
}

/** Writes what differs from the defaults, in the order of the table; empty for the default experiment. */
export function encode(experiment: Experiment): string {
  return paramKeys
    .map((key) => [key, format(key, experiment[key])] as const)
    .filter(([key, text]) => text !== format(key, defaults[key]))
    .map(([key, text]) => `${key}=${encodeURIComponent(text).replaceAll('%2C', ',')}`)
    .join('&');
}

function isParam(key: string): key is ParamKey {
  return Object.hasOwn(params, key);
}
