import { expect, test } from 'vitest';
import type { NumberRow } from './rows';
import { schemaOf } from './schema';

const row: NumberRow = {
  ...{ kind: 'number', label: 'Size', group: 'all', help: 'How large.', unit: '', default: 1 },
  ...{ min: 0, max: 10, integer: false, scale: 'log' },
};

test('a log scale has to begin above 0', () => {
  expect(() => schemaOf({ size: row })).toThrow('“size” has a log scale, and no floor');
  expect(schemaOf({ size: { ...row, floor: 0.01 } }).defaults).toEqual({ size: 1 });
  expect(schemaOf({ size: { ...row, min: 1 } }).keys).toEqual(['size']);
});
