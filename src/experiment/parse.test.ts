import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaults, nameOf, paramKeys, params } from './params';
import { expectation, format, parse } from './parse';

describe('the table of parameters', () => {
  test.each(paramKeys)('%s: its default is valid', (key) => {
    expect(parse(key, format(key, defaults[key]))).toEqual({ ok: true, value: defaults[key] });
  });

  test('names are those of the controls', () => {
    expect(paramKeys.map(nameOf)).toContain('Width p');
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
  ] as const)('reads %s = “%s”', (key, text, value) => {
    expect(parse(key, text)).toEqual({ ok: true, value });
  });

  test('writes and reads back every number in range', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        expect(parse('lambda', format('lambda', value))).toEqual({ ok: true, value: value + 0 });
      }),
    );
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paramKeys), fc.string(), (key, text) => {
        const parsed = parse(key, text);
        if (parsed.ok) expect(parse(key, format(key, parsed.value))).toEqual(parsed);
      }),
    );
  });
});

test('every parameter has one line of help and a label', () => {
  for (const key of paramKeys) {
    expect(params[key].help).toMatch(/\.$/);
    expect(params[key].label).not.toBe('');
  }
});
