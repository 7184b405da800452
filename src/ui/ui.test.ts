import { describe, expect, test } from 'vitest';
import { grouped } from '../experiment/grouped';
import { type NumberRow, type ParamRow, paramKeys, params } from '../experiment/params';
import { parse } from '../experiment/parse';
import type { LearnerPortrait } from '../experiment/portrait';
import { angleAxis, fittedAxis, lossAxis, stepAxis, tickText, topDecade } from './charts/axes';
import { logTicks, nearestTick } from './controls/ticks';
import { compact, degrees, powerOfTen } from './format';
import { extentOf, framed } from './views/cloud';

describe('slider ticks', () => {
  const logRows = paramKeys.flatMap((key) => {
    const row: ParamRow = params[key];
    return row.kind === 'number' && row.scale === 'log' ? [{ key, row }] : [];
  });

  test.each(logRows)(
    '$key: every tick is valid, the ends and the default are among them',
    ({ key, row }) => {
      const ticks = logTicks(row);
      for (const tick of ticks) expect(parse(key, String(tick))).toEqual({ ok: true, value: tick });
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

describe('axes', () => {
  test('the loss axis covers the greatest loss and thirteen decades below it', () => {
    expect(topDecade(906)).toBe(3);
    const { domain, ticks } = lossAxis(3);
    expect(domain).toEqual([1e-10, 1e3]);
    expect(ticks.map(powerOfTen)).toEqual(['10⁻⁹', '10⁻⁶', '10⁻³', '1', '10³']);
  });

  test('no loss, however odd, gives an axis without a floor above 0', () => {
    for (const loss of [0, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 1e-300]) {
      const [low, high] = lossAxis(topDecade(loss)).domain;
      expect(low).toBeGreaterThan(0);
      expect(high).toBeGreaterThan(low);
    }
  });

  test('angles beyond 105° open the whole half circle', () => {
    expect(angleAxis(91).domain).toEqual([0, 105]);
    expect(angleAxis(106).domain).toEqual([0, 180]);
  });

  test.each([1, 7, 100, 3000, 12_345, 100_000])(
    '%i steps get a handful of whole ticks from 0',
    (steps) => {
      const { ticks, domain } = stepAxis(0, steps, 'linear');
      expect(domain).toEqual([0, steps]);
      expect(ticks[0]).toBe(0);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(ticks.every(Number.isInteger)).toBe(true);
    },
  );
});

describe('axes of what is in sight', () => {
  test.each([
    ['linear', [0, 474]],
    ['linear', [89.99, 90.01]],
    ['linear', [5, 5]],
    ['linear', []],
    ['linear', [Number.NaN, 3]],
    ['log', [1e-12, 474]],
    ['log', [3.1, 3.2]],
    ['log', [0, -1]],
    ['log', [1e-300, Number.POSITIVE_INFINITY]],
  ] as const)(
    '%s around %j: every value is in it, ticks too, and none is told twice',
    (scale, values) => {
      const { domain, ticks } = fittedAxis(values, scale);
      expect(domain[1]).toBeGreaterThan(domain[0]);
      if (scale === 'log') expect(domain[0]).toBeGreaterThan(0);
      const shown: number[] = values.filter(
        (value) => Number.isFinite(value) && (scale === 'linear' || value > 0),
      );
      for (const value of [...shown, ...(shown.length > 0 ? ticks : [])]) {
        expect(value).toBeGreaterThanOrEqual(domain[0] * (1 - 1e-12));
        expect(value).toBeLessThanOrEqual(domain[1] * (1 + 1e-12));
      }
      const labels = ticks.map(tickText(ticks, scale));
      expect(new Set(labels).size).toBe(labels.length);
    },
  );

  test('a log axis of steps begins at 1', () => {
    expect(stepAxis(0, 1000, 'log')).toEqual({ domain: [1, 1000], ticks: [1, 10, 100, 1000] });
    expect(stepAxis(0, 1, 'log').domain[1]).toBeGreaterThan(1);
  });
});

describe('the cloud', () => {
  const portrait = (b: number, beta: number): LearnerPortrait => ({
    feedback: Float32Array.of(b, -b / 2),
    beta: Float32Array.of(beta, 0),
    ...{ slope: 0, angle: 0, W: new Float32Array(1) },
  });

  test('keeps its range while every dot is in it, and not flat', () => {
    const range = extentOf(portrait(2, 3), { b: 0, beta: 0 });
    expect(range.b).toBeGreaterThan(2);
    expect(range.beta).toBeGreaterThan(3);
    expect(extentOf(portrait(2, 2), range)).toBe(range);
    expect(extentOf(portrait(2, 4), range).beta).toBeGreaterThan(4);
    const flat = extentOf(portrait(2, 0.3), range);
    expect(flat.beta).toBeGreaterThan(0.3);
    expect(flat.beta).toBeLessThan(0.5);
    expect(flat.b).toBe(range.b);
  });

  test('has a range even where all weights are 0', () => {
    const { b, beta } = extentOf(portrait(0, 0), { b: 0, beta: 0 });
    expect(b).toBeGreaterThan(0);
    expect(beta).toBeGreaterThan(0);
  });

  test('has its origin in the middle, b to the right, β upward', () => {
    const frame = framed({ width: 400, height: 200 }, { b: 2, beta: 1 });
    expect([frame.x(0), frame.y(0)]).toEqual([200, 100]);
    expect(frame.x(1)).toBeGreaterThan(200);
    expect(frame.y(1)).toBeLessThan(100);
    expect(frame.y(1)).toBeGreaterThan(0);
  });
});

test('numbers read well', () => {
  expect(grouped(1845)).toBe('1\u202f845');
  expect(grouped(100_000)).toBe('100\u202f000');
  expect(grouped(64.5)).toBe('64.5');
  expect(compact(8.53e-28)).toBe('8.5e-28');
  expect(compact(12.345)).toBe('12.3');
  expect(compact(0)).toBe('0');
  expect(degrees(Math.PI / 2)).toBe(90);
  expect(degrees(null)).toBeNull();
});
