import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bands } from './bands';
import { alignmentClaim, verdictsOn, within } from './claims';

/** Those that take seconds; `npm run verify-paper` judges all. */
describe.each(['P1', 'P2', 'P3', 'P4', 'P7', 'P10'])('%s', (id) => {
  test('every claim holds over five seeds, at widths up to 2000', {
    timeout: 300_000,
  }, async () => {
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

test.each(bands.filter(({ documented }) => documented !== undefined))(
  'docs/model.md has the measured cosine of $preset at p = $p, λ = $lambda',
  ({ preset, documented = 0 }) => {
    const rows = readFileSync('docs/model.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(`| ${preset} `));
    const written = documented.toFixed(Math.abs(documented) < 0.01 ? 3 : 2);
    const shown = written.replace('0.', '.').replace('-', '−');
    expect(rows.some((row) => row.includes(shown))).toBe(true);
  },
);
