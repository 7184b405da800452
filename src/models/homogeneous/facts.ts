/** What the laboratory of deep homogeneous networks is: directions of weights that run away ([JT]). */
import { differenceOf, written } from '../../core/schema/schema';
import type { Facts } from '../../engine/facts';
import { problemIn } from './classes';
import { learner, learnerOfRun, nameOf } from './learners';
import { applies, defaults, type Experiment, schema } from './params';
import { ASIDE, presetOf, presets } from './presets';
import { quantities } from './quantities';
import { id, wantedOf } from './wanted';

export const homogeneous = {
  ...{
    id,
    name: 'Directions of deep homogeneous networks',
    tab: 'Directions',
    schema,
    wantedOf,
    quantities,
    presets,
    applies,
    nameOf,
  },
  groups: {
    ...{ network: 'Network', optimization: 'Optimization', regularization: 'Regularization' },
    ...{ data: 'Data', learners: 'Learners' },
  },
  aside: ASIDE,
  opening: 'The weights run away',
  presetOf,
  isTunable: (key) => key === 'eta' || key === 'lambda',
  differenceOf: (one, other) =>
    differenceOf(schema, one, other, (key) =>
      key === 'learners'
        ? one.learners.map((each) => learner(each).short).join(' · ')
        : written(one[key]),
    ),
  stepsOf: ({ steps }) => steps,
  learnersOf: ({ learners }) => learners.map(learnerOfRun),
  isControl: () => false,
  foretells: () => false,
  table: {
    param: 'data',
    wantedBy: ({ data }) => data === 'own',
    usedBy: (experiment) => ({ ...experiment, data: 'own' }),
    leftBy: (experiment) => ({ ...experiment, data: defaults.data }),
    tests: false,
    problemIn,
  },
} as const satisfies Facts<Experiment>;
