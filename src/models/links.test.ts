/** Links that were made before mean what they meant, whatever the defaults have become. */
import { expect, test } from 'vitest';
import { decode, encode } from '../core/schema/link';
import { facts } from './facts';
import { defaults, links } from './testing/links-1.json';

test.each(links)('a link of version 1 gives its experiment: “$link”', (old) => {
  const { experiment, model, problems } = decode(old.link, facts);
  expect(problems).toEqual([]);
  expect(model.id).toBe(old.model);
  const then: Readonly<Record<string, object>> = defaults;
  // A parameter that came later has the value that was meant before there was a choice.
  expect(experiment).toMatchObject({ ...then[old.model], ...old.experiment });
  const again = decode(encode(model, experiment, null, facts), facts);
  expect([again.model.id, again.experiment]).toEqual([old.model, experiment]);
});

test('there are forty and more of them, and every parameter is in one', () => {
  expect(links.length).toBeGreaterThanOrEqual(40);
  for (const [id, all] of Object.entries(defaults)) {
    const named = links.filter(({ model }) => model === id);
    const keys = new Set(named.flatMap(({ experiment }) => Object.keys(experiment)));
    expect([...keys].sort()).toEqual(Object.keys(all).sort());
  }
});
