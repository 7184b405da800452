import { expect, test } from 'vitest';
import { differenceOf } from './difference';
import { learnerName, learnerOfRun, learners } from './learners';
import { defaults } from './params';
import { feedbackRules } from './rules/rules';

test('a learner is called by the rule that carries its error back', () => {
  const names = (feedback: 'fa' | 'usf') =>
    learners.map(({ value }) => learnerName(learnerOfRun(value, feedback)));
  expect(names('fa').map(({ short }) => short)).toEqual(['BP', 'FA', 'FA+λ', 'BP+λ']);
  expect(names('usf').map(({ short }) => short)).toEqual(['BP', 'uSF', 'uSF+λ', 'BP+λ']);
  expect(names('fa')[1].long).toBe('Feedback alignment');
  expect(names('usf')[2].long).toBe('uSF + λ');
});

test('no two learners of a run share a name, under any rule', () => {
  for (const { value: feedback } of feedbackRules) {
    const all = learners.map(({ value }) => learnerName(learnerOfRun(value, feedback)));
    expect(new Set(all.map(({ short }) => short)).size).toBe(learners.length);
    expect(new Set(all.map(({ long }) => long)).size).toBe(learners.length);
  }
});

test('a pinned run tells its learners and their rule by name', () => {
  const pin = { ...defaults, learners: ['bp', 'fa-lambda'], feedback: 'frsf' } as const;
  expect(differenceOf(pin, defaults)).toBe('feedback = frSF, learners = BP · frSF+λ');
});
