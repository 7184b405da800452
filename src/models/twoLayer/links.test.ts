/** Links that were made before mean what they meant. */
import { expect, test } from 'vitest';
import { decode, encode } from './testing/link';
import { defaults, links } from './testing/links-0.2.json';

test.each(links)('a link of version 0.2 gives its experiment: “$link”', (old) => {
  const { experiment, problems } = decode(old.link);
  expect(experiment).toEqual({ ...defaults, ...old.experiment });
  expect(problems).toHaveLength(old.problems);
  expect(decode(encode(experiment)).experiment).toEqual(experiment);
});

test('there are forty of them, and every parameter is in one', () => {
  expect(links).toHaveLength(40);
  const named = new Set(links.flatMap(({ experiment }) => Object.keys(experiment)));
  expect([...named].sort()).toEqual(Object.keys(defaults).sort());
});
