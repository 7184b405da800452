/** Links for ever: what one leaves out is what was the default when it was made. */
import { describe, expect, test } from 'vitest';
import { decode, encode, VERSION } from './link';
import type { NumberRow } from './rows';
import { schemaOf } from './schema';

const row: NumberRow = {
  ...{ kind: 'number', label: 'Size', group: 'all', help: 'How large.', unit: '', default: 30 },
  ...{ min: 0, max: 100, integer: true, scale: 'linear' },
};

/** In its third version: the default size was 0 in the first and 20 in the second, that of the depth 5 in both. */
const model = {
  id: 'deep',
  schema: schemaOf({
    size: { ...row, was: { 1: 0, 2: 20 } },
    depth: { ...row, label: 'Depth', default: 6, was: { 2: 5 } },
    seed: { ...row, label: 'Seed', default: 7 },
  }),
};

const read = (link: string) => decode(link, [model], 3);

describe('a link', () => {
  test.each([
    ['', { size: 0, depth: 5, seed: 7 }],
    ['depth=9', { size: 0, depth: 9, seed: 7 }],
    ['v=1&size=1', { size: 1, depth: 5, seed: 7 }],
    ['v=2', { size: 20, depth: 5, seed: 7 }],
    ['seed=8&v=2', { size: 20, depth: 5, seed: 8 }],
    ['v=3', { size: 30, depth: 6, seed: 7 }],
  ])('means what it meant: “%s”', (link, experiment) => {
    expect(read(link)).toEqual({ model, experiment, problems: [] });
  });

  test('is written in the latest version, and read as it was written', () => {
    const { experiment } = read('size=3');
    const link = encode(model, experiment, null, [model], 3);
    expect(link).toBe('v=3&size=3&depth=5');
    expect(read(link).experiment).toEqual(experiment);
  });

  test('whose value is wrong has the default of its version', () => {
    const { experiment, problems } = read('v=2&size=1000');
    expect(experiment.size).toBe(20);
    expect(problems.map(({ mended }) => mended)).toEqual(['20 was used instead.']);
  });

  test('of a later version is read as far as it is known, and told of', () => {
    const { experiment, problems } = read('v=4&seed=1');
    expect(experiment).toEqual({ size: 30, depth: 6, seed: 1 });
    expect(problems).toEqual([
      {
        what: 'The link is of version 4, made by a later Alignment Lab: what it leaves out may mean something else here.',
        mended: 'It was read as one of version 3.',
      },
    ]);
  });

  test.each(['', '0', '-1', '1.5', 'two', 'Infinity!'])('of version “%s” is told of', (text) => {
    const { experiment, problems } = read(`v=${text}`);
    expect(experiment).toEqual(model.schema.defaults);
    expect(problems).toEqual([
      {
        what: `The link’s version cannot be “${text}”: it must be a whole number from 1 to 3.`,
        mended: 'It was read as one of version 3.',
      },
    ]);
  });

  test('of two versions has the first', () => {
    const { experiment, problems } = read('v=2&v=3');
    expect(experiment.size).toBe(20);
    expect(problems).toEqual([
      { what: 'The link gives its version 2 times.', mended: 'Only the first counts.' },
    ]);
  });

  test('of the first version does not say so', () => {
    expect(VERSION).toBe(1);
    expect(encode(model, model.schema.defaults, null, [model])).toBe('');
  });
});
