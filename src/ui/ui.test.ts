import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped } from '../core/grouped';
import type { NumberRow } from '../core/schema/rows';
import { params, schema } from '../models/twoLayer/params';
import type { LearnerPortrait } from '../models/twoLayer/portrait';
import { logAxis, rangeOf } from './charts/axes';
import { logTicks, nearestTick } from './controls/ticks';
import { compact, degrees, powerOfTen } from './format';
import { extentOf, framed } from './labs/twoLayer/cloud';
import { spectrumRows } from './labs/twoLayer/spectrum';

describe('slider ticks', () => {
  const logRows = schema.keys.flatMap((key) => {
    const row = schema.row(key);
    return row.kind === 'number' && row.scale === 'log' ? [{ key, row }] : [];
  });

  test.each(logRows)(
    '$key: every tick is valid, the ends and the default are among them',
    ({ key, row }) => {
      const ticks = logTicks(row);
      for (const tick of ticks)
        expect(schema.parse(key, String(tick))).toEqual({ ok: true, value: tick });
      expect(ticks).toContain(row.default);
      expect(ticks).toContain(row.min);
      expect(ticks).toContain(row.max);
      expect(new Set(ticks).size).toBe(ticks.length);
    },
  );

  test('a word stands at its end', () => {
    expect(logTicks(params.eta)[0]).toBe('auto');
    expect(logTicks(params.until).at(-1)).toBe('never');
    expect(logTicks(params.lambda)[0]).toBe(0);
  });

  test('a typed value between two ticks stands at the nearer one, 0 at its own', () => {
    const row: NumberRow = params.p;
    const ticks = logTicks(row);
    expect(ticks[nearestTick(ticks, 803)]).toBe(800);
    expect(ticks[nearestTick(ticks, 870)]).toBe(900);
    expect(nearestTick(logTicks(params.lambda), 0)).toBe(0);
    expect(nearestTick(logTicks(params.eta), 'auto')).toBe(0);
  });
});

describe('the cloud', () => {
  const portrait = (b: number, beta: number): LearnerPortrait => ({
    feedback: Float32Array.of(b, -b / 2),
    beta: Float32Array.of(beta, 0),
    ...{ slope: 0, angle: 0, W: new Float32Array(1) },
  });

  test('shows every dot, and fills half of the figure at least', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, min: 0, max: 2 ** 126 }), (most) => {
        const { b, beta } = extentOf(portrait(most, 2 * most));
        expect(b).toBeGreaterThanOrEqual(most);
        expect(beta).toBeGreaterThanOrEqual(2 * most);
        if (most > 1e-40) expect(most / b).toBeGreaterThan(0.5);
      }),
    );
  });

  test('has a range that the shown weights decide alone, in few steps', () => {
    expect(extentOf(portrait(2.2, 3.1))).toEqual({ b: 3, beta: 5 });
    expect(extentOf(portrait(2.2, 0.31)).beta).toBe(0.5);
    expect(extentOf(portrait(2.2, 3.1))).toEqual(extentOf(portrait(2.9, 4.9)));
  });

  test('has a range where all weights are 0, and where some are no numbers', () => {
    expect(extentOf(portrait(0, 0))).toEqual({ b: 1, beta: 1 });
    expect(extentOf(portrait(Number.POSITIVE_INFINITY, Number.NaN))).toEqual({ b: 1, beta: 1 });
  });

  test('has its origin in the middle, b to the right, β upward', () => {
    const frame = framed({ width: 400, height: 200 }, { b: 2, beta: 1 });
    expect([frame.x(0), frame.y(0)]).toEqual([200, 100]);
    expect(frame.x(1)).toBeGreaterThan(200);
    expect(frame.y(1)).toBeLessThan(100);
    expect(frame.y(1)).toBeGreaterThan(0);
  });
});

describe('the spectrum', () => {
  const report = (GH: readonly number[]) =>
    ({ learner: { id: 'fa', rule: 'fa' }, G: GH, GH, hNorm: 1 }) as const;

  test('leaves out what is not above 0, or is so by rounding alone, and loses nothing else', () => {
    const rows = spectrumRows([9, 1e-3, 1e-11, 3e-16], [report([20, 2, -1, -5])]);
    expect(rows.map(({ values }) => values)).toEqual([
      [9, 20],
      [1e-3, 2],
      [1e-11, null],
      [null, null],
    ]);
    const shown = rows.flatMap(({ values }) => values);
    const [low, high] = logAxis(rangeOf(shown, 'log')).domain;
    expect(low).toBeLessThanOrEqual(1e-11);
    expect(high).toBeGreaterThanOrEqual(20);
  });

  test('of no kernel has no rows', () => {
    expect(spectrumRows(null, [])).toEqual([]);
  });
});

test('numbers read well', () => {
  expect(grouped(1845)).toBe('1\u202f845');
  expect(grouped(100_000)).toBe('100\u202f000');
  expect(grouped(64.5)).toBe('64.5');
  expect(compact(8.53e-28)).toBe('8.5e-28');
  expect(compact(12.345)).toBe('12.3');
  expect(compact(0)).toBe('0');
  expect([1000, 1, 1e-3, 1e-12].map(powerOfTen)).toEqual(['10³', '1', '10⁻³', '10⁻¹²']);
  expect(degrees(Math.PI / 2)).toBe(90);
  expect(degrees(null)).toBeNull();
});
