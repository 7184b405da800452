import { expect, test } from 'vitest';
import { lines, printable } from './words';

test.each([
  [
    'a terminal\u2019s commands',
    '\u001b[2J\u001b]0;title\u0007',
    '\\u{1b}[2J\\u{1b}]0;title\\u{7}',
  ],
  ['their forms of one character', '\u009b2J\u0090', '\\u{9b}2J\\u{90}'],
  ['lines', 'a\nlab: b\r\t\u2028c', 'a\\nlab: b\\r\\t\\u{2028}c'],
  ['turned writing', '\u202eabc\u2066\u200f', '\\u{202e}abc\\u{2066}\\u{200f}'],
  [
    'what cannot be seen',
    '\u200b\ufeff\u00ad\u{e0041}\0\u007f',
    '\\u{200b}\\u{feff}\\u{ad}\\u{e0041}\\u{0}\\u{7f}',
  ],
  ['half a character', '\ud800', '\\u{d800}'],
])('%s become escapes', (_, text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('letters of any language, signs and narrow spaces stay', () => {
  const text = '“η” is 10\u202f000 °, ∠ ≤ π, 重み, вес, 🙂.';
  expect(printable(text)).toBe(text);
});

test('of a long sentence both ends are told, of many sentences the first, and how many more there are', () => {
  const long = printable(`begin ${'x'.repeat(1e6)} end.`);
  expect(long.length).toBeLessThan(700);
  expect(long).toMatch(/^begin x+ … x+ end\.$/);
  const many = lines(Array.from({ length: 1000 }, (_, index) => `${index}`)).split('\n');
  expect(many).toHaveLength(22);
  expect(many[20]).toBe('lab: … and 980 more.');
});
