import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { written } from '../../core/schema/schema';
import { defaults, schema } from './params';

const { expectation, keys, nameOf, parse, row } = schema;

describe('the table of parameters', () => {
  test.each(keys)('%s: its default is valid', (key) => {
    expect(parse(key, written(defaults[key]))).toEqual({ ok: true, value: defaults[key] });
  });

  test('names are those of the controls', () => {
    expect(keys.map(nameOf)).toContain('Width p');
    expect(nameOf('lambda')).toBe('Regularization λ');
    expect(nameOf('until')).toBe('Until step T');
    expect(nameOf('eta')).toBe('Learning rate η');
    expect(nameOf('steps')).toBe('Steps');
  });
});

describe('parse', () => {
  test.each([
    ['p', '0'],
    ['p', '12.5'],
    ['p', '10001'],
    ['p', ''],
    ['p', '  '],
    ['p', '0x10'],
    ['p', '1e999'],
    ['lambda', '-1'],
    ['lambda', '−1'],
    ['lambda', 'Infinity'],
    ['lambda', 'NaN'],
    ['eta', '1e9'],
    ['eta', 'never'],
    ['until', 'auto'],
    ['steps', 'abc'],
    ['activation', 'sigmoid'],
    ['learners', ''],
    ['learners', 'bp,xx'],
    ['p', '10 00'],
    ['p', '1 0000'],
    ['p', '10 000 20'],
    ['p', '0 800'],
    ['p', '800 px'],
    ['p', '5 %'],
    ['p', '1,5'],
    ['p', '10\u202f001'],
    ['p', '8e'],
    ['p', '1e2e3'],
    ['p', '10^^2'],
    ['p', '310^2'],
    ['p', 'never'],
    ['lambda', ','],
    ['lambda', '.'],
    ['lambda', '-'],
    ['lambda', '1,2,3'],
    ['lambda', '1.2.3'],
    ['lambda', '∞'],
    ['lambda', '1e-400'],
    ['steps', '1.234.56'],
    ['activation', 'ReLU, tanh'],
    ['learners', 'FAλ+BP'],
  ] as const)('refuses %s = “%s”, naming the parameter and what was expected', (key, text) => {
    const parsed = parse(key, text);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.message).toContain(nameOf(key));
    expect(parsed.message).toContain(expectation(key));
  });

  test.each([
    ['p', ' 800 ', 800],
    ['lambda', '0', 0],
    ['lambda', '-0', 0],
    ['lambda', '.5', 0.5],
    ['eta', '1e-3', 0.001],
    ['eta', 'Auto', 'auto'],
    ['until', 'never', 'never'],
    ['learners', 'fa-lambda,bp,bp', ['bp', 'fa-lambda']],
    ['p', '10 000', 10_000],
    ['p', '10\u00a0000', 10_000],
    ['p', '10\u202f000', 10_000],
    ['p', '10\u2009000', 10_000],
    ['p', '10’000', 10_000],
    ['p', "10'000", 10_000],
    ['p', '10_000', 10_000],
    ['p', '10,000', 10_000],
    ['p', '1.250', 1250],
    ['p', '1e3', 1000],
    ['p', '1E+3', 1000],
    ['p', '1e 3', 1000], // a link’s + is a space
    ['p', '10^3', 1000],
    ['p', '1·10³', 1000],
    ['p', '８００', 800],
    ['steps', '1 000,00', 1000],
    ['lambda', '0,5', 0.5],
    ['lambda', ',5', 0.5],
    ['lambda', '12,5', 12.5],
    ['lambda', '0,125', 0.125],
    ['lambda', '1.125', 1.125], // as this page writes it
    ['eta', '10^-3', 0.001],
    ['eta', '10⁻³', 0.001],
    ['eta', '10**−3', 0.001],
    ['eta', '2·10^-3', 0.002],
    ['eta', '2,5×10⁻³', 0.0025],
    ['eta', '2.5 x 10^(-3)', 0.0025],
    ['eta', '1E−3', 0.001],
    ['eta', ' AUTO ', 'auto'],
    ['eta', '“auto”', 'auto'],
    ['until', 'Never', 'never'],
    ['until', '∞', 'never'],
    ['batch', 'FULL', 'full'],
    ['activation', 'ReLU', 'relu'],
    ['activation', ' TANH', 'tanh'],
    ['data', 'Linear teacher', 'linear'],
    ['data', 'Digits, 28 × 28', 'digits28'],
    ['feedback', 'uSF', 'usf'],
    ['feedback', 'WM', 'mirror'],
    ['backend', 'SIMD', 'simd'],
    ['precision', 'Float64', 'float64'],
    ['learners', 'BP, FA+λ', ['bp', 'fa-lambda']],
    ['learners', 'BP, FA λ', ['bp', 'fa-lambda']], // a link’s + is a space
    ['learners', 'Backpropagation,FA + lambda', ['bp', 'fa-lambda']],
  ] as const)('reads %s = “%s”', (key, text, value) => {
    expect(parse(key, text)).toEqual({ ok: true, value });
  });

  test('writes and reads back every number in range', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        expect(parse('lambda', written(value))).toEqual({ ok: true, value: value + 0 });
      }),
    );
  });

  test.each([
    ['lambda', '1,250', 'it may mean 1.25 or 1\u202f250'],
    ['lambda', '2,000', 'it may mean 2 or 2\u202f000'],
    ['p', '10.000', 'it may mean 10 or 10\u202f000'],
  ] as const)(
    '%s = “%s” could be two numbers: it is refused, and both are told',
    (key, text, told) => {
      const parsed = parse(key, text);
      expect(parsed).toMatchObject({ ok: false });
      if (!parsed.ok) expect(parsed.message).toContain(told);
    },
  );

  test('a whole number is read with any mark between its groups', () => {
    const marks = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009', "'", '’', '_', ',');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), marks, (value, mark) => {
        const text = String(value).replace(/\B(?=(\d{3})+$)/g, mark);
        expect(parse('steps', text)).toEqual({ ok: true, value });
      }),
    );
  });

  test('a number with a decimal comma is read as with a point, or refused, never as another', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        const parsed = parse('lambda', String(value).replace('.', ','));
        if (parsed.ok) expect(parsed.value).toBe(value + 0);
        else expect(String(value)).toMatch(/^[1-9]\d*\.\d{3}$/);
      }),
    );
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.string(), (key, text) => {
        const parsed = parse(key, text);
        if (parsed.ok) expect(parse(key, written(parsed.value))).toEqual(parsed);
      }),
    );
  });
});

test('every parameter has one line of help and a label', () => {
  for (const key of keys) {
    expect(row(key).help).toMatch(/\.$/);
    expect(row(key).label).not.toBe('');
  }
});
