import { expect, test } from 'vitest';
import { duplicates } from './duplicates';

test.each([
  ['{"data": {"X": 1, "Y": 2, "X": 3}}', ['data.X stands there twice.']],
  ['{"a": 1, "a": 2}', ['a stands there twice.']],
  [
    '{"l": [{"id": 1}, {"id": 1, "h": {"step": [], "s\\u0074ep": []}}]}',
    ['l[1].h.step stands there twice.'],
  ],
  ['{"a\\"b": 1, "a\\"b": 1}', ['a"b stands there twice.']],
  ['{"__proto__": 1, "__proto__": 2}', ['__proto__ stands there twice.']],
])('%s', (text, expected) => {
  JSON.parse(text);
  expect(duplicates(text)).toEqual(expected);
});

test.each([
  '3',
  '[]',
  '{"a": {"a": ["a", "a", {"a": "a"}]}, "b": "a"}',
  '{"a": "\\\\", "b": "{\\"a\\": 1}", "c": "a:"}',
])('%s has nothing twice', (text) => {
  JSON.parse(text);
  expect(duplicates(text)).toEqual([]);
});

test('a text may be nested as deep as it likes', () => {
  const deep = `${'{"a":['.repeat(1e5)}${']}'.repeat(1e5)}`;
  expect(duplicates(deep)).toEqual([]);
});
