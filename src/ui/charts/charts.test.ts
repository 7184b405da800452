/** Claims about what a chart shows, says where it shows nothing, and reads out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Prediction } from '../../models/twoLayer/theory';
import { foretoldAngles, foretoldLosses, kinds, meaningOf } from '../labs/twoLayer/foretold';
import { nothingIn, placeable, type Row, rowsAround, rowsIn, valuesIn } from './sight';
import { CLEAR, tooltipPlace } from './tooltipPlace';

describe('a tooltip', () => {
  test('is never over the line that it reads, and within the figure where that has room', () => {
    const length = fc.double({ min: 1, max: 2000, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          ...{ width: length, height: length, wide: length, high: length, above: length },
          ...{ at: fc.double({ min: 0, max: 1, noNaN: true }), top: fc.constant(16) },
        }),
        ({ width, height, wide, high, above, at, top }) => {
          const x = at * width;
          const place = tooltipPlace({
            ...{ x, top, above, figure: { width, height }, tooltip: { width: wide, height: high } },
          });
          const beside = place.left >= x + CLEAR - 1e-9 || place.left + wide <= x - CLEAR + 1e-9;
          const off = place.top + high <= 0 || place.top >= height;
          expect(beside || off).toBe(true);
          if (width >= 2 * (wide + CLEAR)) {
            expect(beside).toBe(true);
            expect(place.left).toBeGreaterThanOrEqual(0);
            expect(place.left + wide).toBeLessThanOrEqual(width + 1e-9);
          }
        },
      ),
    );
  });
});

describe('what is in sight', () => {
  const rows: readonly Row[] = [0, 10, 20, 30].map((step) => ({
    step,
    values: [step === 30 ? 0 : 40 - step, null],
  }));
  const sight = (from: number, to: number, shown: readonly number[] = [0, 1]) => ({
    ...{ from, to },
    shows: (index: number) => shown.includes(index),
  });

  test('are the rows between two steps; a line leads to the next one on each side', () => {
    const steps = (some: readonly Row[]) => some.map(({ step }) => step);
    expect(steps(rowsIn(rows, sight(10, 20)))).toEqual([10, 20]);
    expect(steps(rowsAround(rows, sight(12, 18)))).toEqual([10, 20]);
    expect(steps(rowsAround(rows, sight(50, 60)))).toEqual([30]);
    expect(valuesIn(rows, sight(10, 20, [0]))).toEqual([30, 20]);
  });

  test.each([
    ['a line', sight(0, 30), 'log', null],
    ['no measurement yet', sight(1200, 1400), 'log', 'between steps 1 200 and 1 400 yet.'],
    ['none between two', sight(12, 18), 'log', 'No measurement between steps 12 and 18.'],
    ['no line at all', sight(0, 30, []), 'log', 'Every line is hidden'],
    ['a line of gaps', sight(0, 30, [1]), 'linear', 'No value between steps 0 and 30.'],
    ['zeros on a log scale', sight(25, 30), 'log', 'Only zeros between steps 25 and 30'],
    ['zeros on a linear one', sight(25, 30), 'linear', null],
  ] as const)('%s', (_, where, scale, words) => {
    const said = nothingIn(rows, where, scale)?.replaceAll('\u202f', ' ') ?? null;
    if (words === null) expect(said).toBeNull();
    else expect(said).toContain(words);
  });

  test('nothing is said before the first measurement', () => {
    expect(nothingIn([], sight(0, 30), 'log')).toBeNull();
  });

  test('a log scale has a place for what is above 0 alone', () => {
    expect(
      [1e-320, 0, -1, null, Number.NaN, Number.POSITIVE_INFINITY].map((v) => placeable(v, 'log')),
    ).toEqual([1e-320, null, null, null, null, null]);
    expect([0, -1].map((v) => placeable(v, 'linear'))).toEqual([0, -1]);
  });
});

describe('theory', () => {
  const learner = { id: 'fa', rule: 'fa' } as const;
  const prediction = (kind: Prediction['kind']): Prediction => ({
    ...{ learner, kind, steps: [0, 1], loss: [4, Number.POSITIVE_INFINITY], alignment: [1, null] },
  });

  test.each([
    ['exact', { activation: 'linear', n: 20, p: 10 }, true],
    ['kernel', { activation: 'relu', n: 30, p: 800 }, false],
    ['kernel', { activation: 'relu', n: 30, p: 2000 }, true],
    ['kernel', { activation: 'tanh', n: 20, p: 1000 }, true],
    ['kernel', { activation: 'tanh', n: 100, p: 1000 }, false],
    ['law', { activation: 'tanh', n: 20, p: 1000 }, true],
    ['law', { activation: 'tanh', n: 20, p: 400 }, false],
    ['law', { activation: 'relu', n: 30, p: 10_000 }, false],
  ] as const)('%s with %j holds: %s', (kind, setting, holds) => {
    for (const curves of [foretoldLosses, foretoldAngles]) {
      expect(curves([prediction(kind)], setting)[0].holds).toBe(holds);
    }
    expect(meaningOf([prediction(kind)], setting)).toContain(kinds[kind].range);
    expect(meaningOf([prediction(kind)], setting).includes('outside that range')).toBe(!holds);
  });

  test('where it grows beyond all bounds there is a gap', () => {
    const [{ values }] = foretoldLosses([prediction('kernel')], { activation: 'tanh', n: 1, p: 1 });
    expect(values).toEqual([4, null]);
  });
});
