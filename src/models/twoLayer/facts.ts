/** What the laboratory of two-layer networks is: FA and BP side by side ([SXL]). */
import type { Facts } from '../../engine/facts';
import { ASIDE, differenceOf } from './difference';
import { learner, learnerName, learnerOfRun } from './learners';
import { OPENING_NAME } from './opening';
import { applies, defaults, type Experiment, isTunable, schema } from './params';
import { experimentOf, presetOf, presets as told } from './presets';
import { quantities } from './quantities';
import { isPrediction } from './theory';
import { id, wantedOf } from './wanted';

const presets = told.map((preset) => ({ ...preset, experiment: experimentOf(preset) }));

export const twoLayer = {
  id,
  name: 'Two-layer networks',
  tab: 'Train',
  schema,
  groups: {
    ...{ network: 'Network', regularization: 'Regularization', optimization: 'Optimization' },
    ...{ data: 'Data', learners: 'Learners' },
  },
  aside: ASIDE,
  opening: OPENING_NAME,
  presets,
  presetOf(experiment) {
    const found = presetOf(experiment);
    return found ? presets.find(({ id }) => id === found.preset.id) : undefined;
  },
  applies,
  isTunable,
  differenceOf,
  stepsOf: ({ steps }) => steps,
  wantedOf,
  learnersOf: ({ learners, feedback }) => learners.map((id) => learnerOfRun(id, feedback)),
  nameOf: learnerName,
  isControl: ({ id }) => !learner(id).feedback,
  quantities,
  foretells: (what) => what === 'predictions' || isPrediction(what),
  table: {
    param: 'data',
    wantedBy: ({ data }) => data === 'own',
    usedBy: (experiment) => ({ ...experiment, data: 'own' }),
    leftBy: (experiment) => ({ ...experiment, data: defaults.data }),
    tests: true,
    problemIn: () => null,
  },
} as const satisfies Facts<Experiment>;
