/** Claims about what is shown side by side, and where it stands. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksIn } from './blocks';
import { pairOf } from './pair';
import { panelsIn } from './panels';
import { spread } from './settling';

const size = fc.record({
  width: fc.integer({ min: 280, max: 1600 }),
  height: fc.integer({ min: 180, max: 900 }),
});

test('panels with their text are within the box, and do not overlap', () => {
  fc.assert(
    fc.property(size, fc.constantFrom(1, 2), (box, count) => {
      const panels = panelsIn(box, count, 12);
      for (const { left, top, side, lines } of panels) {
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(left + side).toBeLessThanOrEqual(box.width);
        expect(top + side + 18 * lines).toBeLessThanOrEqual(box.height);
      }
      const [one, other] = panels;
      if (!one || !other) return;
      const beside = other.left >= one.left + one.side;
      expect(beside || other.top >= one.top + one.side + 18 * one.lines).toBe(true);
    }),
  );
});

test('layers are within the box, each above its text', () => {
  const layers = fc
    .array(fc.integer({ min: 1, max: 64 }), { minLength: 2, maxLength: 6 })
    .map((sizes) => sizes.map((columns, k) => ({ columns, rows: sizes[k + 1] ?? 1 })));
  fc.assert(
    fc.property(size, layers, (box, shapes) => {
      const blocks = blocksIn(box, shapes, { width: 83, height: 50 });
      for (const [k, { left, top, cell, text }] of blocks.entries()) {
        const { rows, columns } = shapes[k] ?? { rows: 0, columns: 0 };
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + columns * cell).toBeLessThanOrEqual(box.width);
        expect(top + rows * cell).toBeLessThanOrEqual(text);
      }
    }),
  );
});

describe('of the learners', () => {
  const info = {
    learners: ['bp', 'fa', 'fa-lambda', 'bp-lambda'].map((id) => ({
      ...{ id, rule: 'bp', eta: 1, lambda: 0, until: null },
    })),
  };
  test.each([
    { hidden: ['fa', 'bp-lambda'], chosen: 'bp', shown: [0, 2] },
    { hidden: [], chosen: null, shown: [0, 2] },
    { hidden: [], chosen: 'bp', shown: [0, 1] },
    { hidden: ['bp'], chosen: 'bp-lambda', shown: [1, 3] },
    { hidden: ['bp-lambda'], chosen: 'bp-lambda', shown: [0, 1] },
    { hidden: ['bp', 'fa', 'fa-lambda', 'bp-lambda'], chosen: null, shown: [] },
  ])('without $hidden, $chosen chosen: those at $shown', ({ hidden, chosen, shown }) => {
    expect(pairOf(info, new Set(hidden), chosen)).toEqual(shown);
  });
});

test('labels keep their order and their distance, as near to their lines as that leaves', () => {
  expect(spread([10, 50], 14, 100)).toEqual([10, 50]);
  expect(spread([50, 45], 14, 100)).toEqual([59, 45]);
  expect(spread([99, 98, 97], 14, 100)).toEqual([100, 86, 72]);
});
