import { expect, test } from 'vitest';
import { type LearnerId, learnerOfRun } from '../../../models/twoLayer/learners';
import { defaults, type Experiment } from '../../../models/twoLayer/params';
import { divergence } from './divergence';

function said(
  sizes: Partial<Record<LearnerId, number>>,
  changes: Partial<Experiment> = {},
  step = 12,
) {
  const experiment = { ...defaults, feedback: 'usf', ...changes } as const;
  const order = (id: LearnerId) => ({
    ...learnerOfRun(id, experiment.feedback),
    ...{ eta: 0.05, lambda: id === 'fa-lambda' ? 5 : 0, until: null },
  });
  const learners = Object.entries(sizes).map(([id, relativeLoss]) => ({
    ...learnerOfRun(id as LearnerId, experiment.feedback), // a key of the record above
    relativeLoss,
  }));
  const backend = {
    id: 'simd',
    precision: experiment.precision,
    why: { code: 'only' },
    fallback: false,
  } as const;
  const info = { learners: experiment.learners.map(order), lambdaMax: 100, backend };
  return divergence({ kind: 'diverged', step, learners }, { info, experiment, measured: step > 0 });
}

test('every learner that diverged is named, by its rule, with what became of its loss', () => {
  expect(said({ bp: 1e7 })).toMatch(
    /^Backpropagation diverged: by step 12 its loss grew to 1.0e\+7 times its start\./,
  );
  expect(said({ bp: 2e7, fa: Number.NaN, 'fa-lambda': 3e8 })).toContain(
    'Backpropagation, uSF and uSF + λ diverged: by step 12 their losses grew to 2.0e+7, ∞ and 3.0e+8 times their starts.',
  );
  expect(said({ fa: Number.POSITIVE_INFINITY })).toContain('its loss grew beyond all bounds');
});

test('what is advised is not what is in use already', () => {
  expect(said({ bp: 1e7 }, { eta: 0.05 })).toContain(
    'Try a smaller learning rate (“auto” makes it 0.25).',
  );
  expect(said({ bp: 1e7 }, { eta: 'auto' })).toContain(
    'Try a learning rate below the 0.0500 of “auto”.',
  );
  expect(said({ 'fa-lambda': 1e7 })).toContain(', or a smaller λ.');
  expect(said({ bp: 1e7 })).not.toContain('smaller λ');
});

test('a run that could not begin is told so, and of no measurement before it', () => {
  const text = said({ bp: Number.POSITIVE_INFINITY }, {}, 0);
  expect(text).toBe(
    'Backpropagation could not begin: before the first step its loss is beyond all numbers. ' +
      'Try smaller inputs and targets, or float64 under “More settings”.',
  );
  expect(said({ bp: Number.NaN }, { precision: 'float64', data: 'own' }, 0)).toContain(
    'Try smaller inputs and targets (“Standardize”).',
  );
});
