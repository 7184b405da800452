import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thin } from './thin';

const value = fc.oneof(fc.constant(null), fc.double({ noNaN: true }));
// Of its own accord it would hardly make one that is thinned at all.
const series = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 1500, size: 'max' });

test('keeps both ends and the extremes of every series', () => {
  fc.assert(
    fc.property(series, (pairs) => {
      const rows = pairs.map((values) => ({ values }));
      const thinned = thin(rows);
      expect(thinned[0]).toBe(rows[0]);
      expect(thinned.at(-1)).toBe(rows.at(-1));
      for (const index of [0, 1] as const) {
        const of = (some: typeof thinned) =>
          some.flatMap(({ values }) => (values[index] === null ? [] : [values[index]]));
        expect(Math.max(...of(thinned))).toBe(Math.max(...of(rows)));
        expect(Math.min(...of(thinned))).toBe(Math.min(...of(rows)));
      }
    }),
    { endOnFailure: true }, // to make a thousand rows fewer takes minutes
  );
});

test('a smooth curve keeps at most 128 rows and one more at the end, a short one all', () => {
  const rows = Array.from({ length: 2001 }, (_, step) => ({ values: [-step] }));
  expect(thin(rows).length).toBeLessThanOrEqual(129);
  expect(thin(rows.slice(0, 128))).toHaveLength(128);
});

test('a single spike stays', () => {
  const rows = Array.from({ length: 2000 }, (_, step) => ({ values: [step === 777 ? 9 : 1] }));
  expect(thin(rows)).toContain(rows[777]);
});

test('a gap at the start of a bucket hides no value behind it', () => {
  const rows = Array.from({ length: 400 }, (_, step) => ({ values: [step % 4 === 3 ? 5 : null] }));
  expect(thin(rows).filter(({ values }) => values[0] === 5).length).toBeGreaterThanOrEqual(50);
});
