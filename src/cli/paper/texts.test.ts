/** What the page says, held to the runs that it speaks of. */
import { describe, expect, test } from 'vitest';
import { presets } from '../../models/twoLayer/presets';
import { statedIn, wordsOf } from '../../models/twoLayer/stated';
import { points } from './points';
import { figureVerdicts, pointVerdicts, subjectOf, wordsAbout } from './texts';

const subjects = ['opening', ...presets.map(({ id }) => id)];

/** Those that take seconds; `npm run verify-paper` judges all. */
const cheap = ['opening', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P10'];

describe.each(cheap)('%s, with the seed it ships with', (id) => {
  test('shows every figure that its texts state', { timeout: 300_000 }, async () => {
    const verdicts = await figureVerdicts(id, { widest: 2000, overSeeds: false });
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
  });

  test('makes every point of its texts', { timeout: 300_000 }, async () => {
    const verdicts = await pointVerdicts(id);
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
  });
});

test.each(['P3', 'P7'])(
  '%s: over eight seeds as its texts say',
  { timeout: 300_000 },
  async (id) => {
    const verdicts = await figureVerdicts(id);
    expect(verdicts).toHaveLength(2);
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
  },
);

describe.each(subjects)('%s', (id) => {
  test('is judged by points that stand in its texts', () => {
    const words = wordsAbout(id);
    for (const { says } of points[id]) expect(words).toContain(says);
  });

  test('has no figure in degrees that no run is asked for, but the right angle', () => {
    const bare = subjectOf(id)
      .told.map(({ text }) => text.filter((part) => typeof part === 'string').join(''))
      .join(' ');
    expect(bare.match(/\d+(?=°)/g)?.filter((angle) => angle !== '90') ?? []).toEqual([]);
  });

  test('with another seed its figures are those over eight seeds', () => {
    for (const { text } of subjectOf(id).told) {
      for (const { shipped, seeds } of statedIn(text)) {
        expect(seeds[0]).toBeLessThanOrEqual(shipped[0]);
        expect(seeds[1]).toBeGreaterThanOrEqual(shipped[1]);
      }
      if (statedIn(text).length > 0)
        expect(wordsOf(text, { seed: 8 })).toContain('over eight seeds');
    }
  });
});
