import { expect, test } from 'vitest';
import { applies, defaults, type Experiment, schema } from './params';

const idle = (changes: Partial<Experiment>) =>
  schema.keys.filter((key) => !applies(key, { ...defaults, ...changes }));

test('a parameter is offered where it has a say', () => {
  expect(idle({})).toEqual([]);
  expect(idle({ data: 'digits14' })).toEqual(['d', 'inputs', 'noise', 'outputs']);
  expect(idle({ data: 'digits28' })).toEqual(['d', 'inputs', 'noise', 'outputs']);
  expect(idle({ data: 'own' })).toEqual(['n', 'd', 'inputs', 'noise', 'outputs']);
  expect(idle({ learners: ['bp', 'fa'] })).toEqual(['lambda', 'until']);
  expect(idle({ learners: ['bp', 'bp-lambda'] })).toEqual(['feedback']);
});
