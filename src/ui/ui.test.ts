import { describe, expect, test } from 'vitest';
import { grouped } from '../experiment/grouped';
import { type NumberRow, type ParamRow, paramKeys, params } from '../experiment/params';
import { parse } from '../experiment/parse';
import { angleAxis, lossAxis, stepAxis, topDecade } from './charts/axes';
import { logTicks, nearestTick } from './controls/ticks';
import { compact, degrees, powerOfTen } from './format';

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
    expect(ticks.map(powerOfTen)).toEqual(['10³', '1', '10⁻³', '10⁻⁶', '10⁻⁹']);
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
