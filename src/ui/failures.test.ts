import { expect, test } from 'vitest';
import { defaults, type Experiment } from '../models/twoLayer/params';
import { wordsFor } from './failures';
import type { Lab } from './labs/lab';
import { lessOf } from './labs/twoLayer/lessOf';

const remedy = (changes: Partial<Experiment>) =>
  wordsFor(
    {
      ...{ code: 'too-large', needed: 2e9, safe: 1e9 },
      experiment: { ...defaults, ...changes },
    },
    lessOf as Lab['lessOf'],
  ).remedy;

test('what is too large is told what would make it smaller, and only that', () => {
  expect(remedy({})).toBe(
    'Choose a smaller width, or fewer samples, or fewer inputs, or fewer learners.',
  );
  expect(remedy({ precision: 'float64', learners: ['bp'], p: 1 })).toBe(
    'Choose fewer samples, or fewer inputs, or float32.',
  );
  expect(remedy({ data: 'own', backend: 'reference' })).toBe(
    'Choose a smaller width, or a smaller table, or fewer learners, or another backend.',
  );
});
