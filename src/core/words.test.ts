import { expect, test } from 'vitest';
import { grouped } from './grouped';
import { counted, joined } from './words';

test('one is one, and more are many', () => {
  expect(counted(1, 'row')).toBe('1 row');
  expect(counted(0, 'row')).toBe('0 rows');
  expect(counted(1200, 'class', 'classes')).toBe('1\u202f200 classes');
});

test('names stand in a row with one “and”', () => {
  expect(joined([])).toBe('');
  expect(joined(['BP'])).toBe('BP');
  expect(joined(['BP', 'FA'])).toBe('BP and FA');
  expect(joined(['BP', 'FA', 'FA+λ'])).toBe('BP, FA and FA+λ');
});

test('groups of three digits stand before the decimal point alone', () => {
  expect(grouped(12_345.12345)).toBe('12\u202f345.12345');
  expect(grouped(0.12345)).toBe('0.12345');
  expect(grouped(1e-7)).toBe('1e-7');
});
