import { describe, expect, test } from 'vitest';
import { bands } from './bands';
import { alignmentClaim, verdictsOn, within } from './claims';

/** Those that take seconds; `npm run verify-paper` judges all. */
describe.each(['P1', 'P2', 'P3', 'P4', 'P7', 'P10'])('%s', (id) => {
  test('every claim holds over five seeds, at widths up to 2000', { timeout: 60_000 }, async () => {
    const verdicts = await verdictsOn(id, 5, 2000);
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
  });
});

test('a band that is off by a few standard deviations fails', async () => {
  const [band] = bands.filter(({ preset }) => preset === 'P3');
  const off = await alignmentClaim({ ...band, mean: band.mean - 4 * band.sd }, 5);
  expect(off.holds).toBe(false);
});

test('what could not be measured does not hold', () => {
  expect(within('P1', 'a claim', Number.NaN, [0, 1]).holds).toBe(false);
});
