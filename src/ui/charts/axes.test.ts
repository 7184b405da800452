/** Claims about the axes of the charts, for any data. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Axis,
  angleAxis,
  driftAxis,
  linearAxis,
  logAxis,
  type Range,
  rangeOf,
  stepAxis,
} from './axes';
import { tickText } from './tickText';

/** Every size a double has, as often as any other. */
const size = fc.oneof(
  fc.double({ min: -323, max: 308, noNaN: true }).map((exponent) => 10 ** exponent),
  fc.constantFrom(Number.MIN_VALUE, 1e-320, 1e-300, 1, 1e308, Number.MAX_VALUE),
);
const sizes = fc.array(size, { minLength: 1, maxLength: 8 });
/** Curves of neighbouring sizes, as most runs have them. */
const near = fc
  .tuple(
    fc.double({ min: -12, max: 6, noNaN: true }),
    fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 2, maxLength: 8 }),
  )
  .map(([low, above]) => above.map((each) => 10 ** (low + each)));

function expectReadable(
  { domain, ticks }: Axis,
  values: readonly number[],
  fewest: number,
  unit = '',
) {
  const [low, high] = domain;
  expect(low).toBeLessThan(high);
  for (const value of [...values, ...ticks]) {
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
  }
  expect(ticks.length).toBeGreaterThanOrEqual(fewest);
  expect(ticks.length).toBeLessThanOrEqual(12);
  for (const scale of ['linear', 'log'] as const) {
    if (scale === 'log' && low <= 0) continue;
    const labels = ticks.map(tickText(ticks, scale, unit));
    expect(new Set(labels).size).toBe(labels.length);
    if (unit) for (const label of labels) expect(label.endsWith(unit)).toBe(true);
  }
}

describe('a log axis', () => {
  test.each([
    ['any sizes', sizes],
    ['neighbouring sizes', near],
  ] as const)(
    'of %s contains every value, with at least three labelled ticks, all different',
    (_, data) => {
      fc.assert(
        fc.property(data, (values) => {
          const axis = logAxis(rangeOf(values, 'log'));
          expect(axis.domain[0]).toBeGreaterThan(0);
          expectReadable(axis, values, 3);
          expectReadable(axis, values, 3, '°');
        }),
        { numRuns: 1000 },
      );
    },
  );

  test('is filled by two fifths at least, once a twentieth of a decade is in sight', () => {
    fc.assert(
      fc.property(near, (values) => {
        const spread = Math.log10(Math.max(...values)) - Math.log10(Math.min(...values));
        fc.pre(spread > 0.05);
        const [low, high] = logAxis(rangeOf(values, 'log')).domain;
        expect(spread / Math.log10(high / low)).toBeGreaterThan(0.39);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['the opening in float32', [474, 8.48e-11], [1e-12, 1e3]],
    ['the opening in float64', [474, 8.5e-28], [1e-33, 1e3]],
    ['digits over thirty steps', [1220, 40], [20, 2000]],
    ['own data that hardly moves', [60, 45], [37.8574406688, 60]],
  ])('of %s', (_, values, domain) => {
    const axis = logAxis(rangeOf(values, 'log'));
    expect(axis.domain[1]).toBe(domain[1]);
    expect(axis.domain[0]).toBeCloseTo(domain[0], 6);
    expect(axis.domain[0] / domain[0]).toBeCloseTo(1, 6);
  });

  test('changes fourteen times at most while a loss falls by 13 decades in a thousand steps', () => {
    const seen = new Set<string>();
    for (let step = 0; step <= 1000; step++) {
      seen.add(
        JSON.stringify(logAxis({ least: 474 * 10 ** (-0.013 * step), greatest: 474 }).domain),
      );
    }
    expect(seen.size).toBeLessThanOrEqual(15);
  });

  test('shows three decades of what is foretold at most, and lets it squeeze nothing', () => {
    const start = { least: 900, greatest: 900 };
    expect(logAxis(start, 300).domain[0]).toBeLessThanOrEqual(300);
    expect(logAxis(start, 1e-28).domain[0]).toBeCloseTo(0.9, 6);
    const fallen = { least: 1e-3, greatest: 900 };
    for (const foretold of [1e-200, 1e-28, 2, 0, Number.NaN]) {
      expect(logAxis(fallen, foretold)).toEqual(logAxis(fallen));
    }
  });
});

test('a linear axis contains every value, with two labelled ticks at least, all different', () => {
  const any = fc.array(fc.oneof(fc.constant(0), size), { minLength: 1, maxLength: 8 });
  const angles = fc.array(fc.double({ min: 0, max: 180, noNaN: true }), { minLength: 1 });
  const flat = fc
    .tuple(size, fc.double({ min: 0, max: 1e-6, noNaN: true }))
    .map(([s, more]) => [s, Math.min(s * (1 + more), Number.MAX_VALUE)]);
  fc.assert(
    fc.property(fc.oneof(any, angles, flat), (values) => {
      expectReadable(linearAxis(rangeOf(values, 'linear')), values, 2);
      expectReadable(linearAxis(rangeOf(values, 'linear')), values, 2, '°');
    }),
    { numRuns: 2000 },
  );
});

test('a drift axis contains every value', () => {
  fc.assert(
    fc.property(sizes, (values) => {
      fc.pre(Math.max(...values) > 1e-300);
      expectReadable(driftAxis(rangeOf(values, 'linear')), values, 5);
    }),
  );
});

test('an axis depends on the least and the greatest alone, not on how many were drawn between them', () => {
  fc.assert(
    fc.property(near, (values) => {
      const ends = [Math.max(...values), Math.min(...values)];
      expect(logAxis(rangeOf(values, 'log'))).toEqual(logAxis(rangeOf(ends, 'log')));
    }),
  );
});

test('what has no place on the scale has no part in the range', () => {
  const odd = [0, -3, null, Number.NaN, Number.POSITIVE_INFINITY];
  expect(rangeOf(odd, 'log')).toBeNull();
  expect(rangeOf([...odd, 5], 'log')).toEqual({ least: 5, greatest: 5 });
  expect(rangeOf(odd, 'linear')).toEqual({ least: -3, greatest: 0 });
});

test.each<[string, (range: Range | null) => Axis]>([
  ['log', logAxis],
  ['linear', linearAxis],
  ['angle', angleAxis],
  ['drift', driftAxis],
])('the %s axis of no data is an axis', (_, axis) => expectReadable(axis(null), [], 3));

test('angles beyond 105° open the whole half circle', () => {
  expect(angleAxis({ least: 3, greatest: 91 }).domain).toEqual([0, 105]);
  expect(angleAxis({ least: 3, greatest: 106 }).domain).toEqual([0, 180]);
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

test('any steps in sight have whole ticks, two at least', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_990 }),
      fc.integer({ min: 2, max: 100_000 }),
      (from, wide) => {
        for (const scale of ['linear', 'log'] as const) {
          const axis = stepAxis(from, from + wide, scale);
          expectReadable(axis, [], 2);
          expect(axis.ticks.every(Number.isInteger)).toBe(true);
        }
      },
    ),
  );
});

test('a log axis of steps begins at 1', () => {
  expect(stepAxis(0, 1000, 'log')).toEqual({ domain: [1, 1000], ticks: [1, 10, 100, 1000] });
  expect(stepAxis(0, 1, 'log').domain[1]).toBeGreaterThan(1);
});
