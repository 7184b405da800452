/** The description of an experiment says what its settings say, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { described } from './described';
import { learners } from './learners';
import { defaults, type Experiment } from './params';
import { feedbackRules } from './rules/rules';

const words = (changes: Partial<Experiment>) =>
  described({ ...defaults, ...changes })
    .map(({ before, term, after }) => before + term + after)
    .join(' ');

test('of the opening: three networks, both ways back, the decay and its end', () => {
  const text = words({}).replaceAll('\u202f', ' ');
  expect(text).toContain('Three networks begin alike.');
  expect(text).toContain('Backpropagation sends the error back');
  expect(text).toContain('Feedback alignment sends it through random weights b');
  expect(text).toContain('weight decay λ = 5, β shrinks a little at every step, until step 1 500');
});

test.each([
  [{ learners: ['fa'] }, 'One network trains.', ['Backpropagation', 'decay']],
  [{ learners: ['bp'] }, 'One network trains.', ['Feedback', 'random', 'decay']],
  [{ learners: ['bp', 'fa'] }, 'Two networks begin alike.', ['decay', 'λ']],
  [{ lambda: 0 }, 'There is no weight decay: λ is 0.', ['shrinks', 'stops']],
  [{ until: 0 }, 'never acts', ['shrinks']],
  [{ until: 'never' }, 'to the end of the run', ['until step', 'stops']],
  [{ until: 3000, steps: 3000 }, 'to the end of the run', ['until step', 'stops']],
  [{ until: 2999, steps: 3000 }, 'until step 2', ['to the end of the run']],
  [{ until: 5000, steps: 3000 }, 'to the end of the run', ['until step', 'stops']],
  [{ feedback: 'usf' }, 'uSF', ['random weights b, which never change']],
] as const)('%j: “%s”', (changes, said, unsaid) => {
  const text = words(changes);
  expect(text).toContain(said);
  for (const each of unsaid) expect(text).not.toContain(each);
});

test('of any experiment it counts the networks, and speaks of decay only where a learner has it', () => {
  const ids = learners.map(({ value }) => value);
  fc.assert(
    fc.property(
      fc.subarray(ids, { minLength: 1 }),
      fc.constantFrom(...feedbackRules.map(({ value }) => value)),
      fc.constantFrom(0, 0.3, 5),
      fc.constantFrom<Experiment['until'][]>('never', 0, 100, 9000),
      (chosen, feedback, lambda, until) => {
        const text = words({ learners: chosen, feedback, lambda, until });
        const counted = ['One network', 'Two networks', 'Three networks', 'Four networks'];
        expect(text).toContain(counted[chosen.length - 1]);
        const decays = chosen.includes('fa-lambda') || chosen.includes('bp-lambda');
        expect(/weight decay/i.test(text)).toBe(decays);
        expect(text.includes('β shrinks a little')).toBe(decays && lambda > 0 && until !== 0);
      },
    ),
  );
});
