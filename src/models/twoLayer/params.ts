/** THE table of parameters: the type `Experiment`, the controls, the link and the validation derive from it. */
import type { ExperimentOf, ParamRow } from '../../core/schema/rows';
import { schemaOf } from '../../core/schema/schema';
import { limits } from '../../core/table/limits';
import { activations } from './activations/activations';
import { learner, learners } from './learners';
import { feedbackRules } from './rules/rules';

export const params = {
  p: {
    kind: 'number',
    label: 'Width',
    symbol: 'p',
    group: 'network',
    default: 800,
    min: 1,
    max: 10_000,
    integer: true,
    scale: 'log',
    unit: 'hidden unit',
    help: 'Hidden units. The wider the network, the less plain FA aligns.',
  },
  activation: {
    kind: 'choice',
    label: 'Activation',
    group: 'network',
    default: 'relu',
    options: activations,
    help: 'ψ, applied to each hidden unit.',
  },
  lambda: {
    kind: 'number',
    label: 'Regularization',
    symbol: 'λ',
    group: 'regularization',
    default: 5,
    min: 0,
    max: 100,
    floor: 0.01,
    integer: false,
    scale: 'log',
    unit: '',
    help: 'Weight decay on β, for the learners with + λ: β shrinks by 1 − ηλ each step.',
  },
  until: {
    kind: 'number',
    label: 'Until step',
    symbol: 'T',
    group: 'regularization',
    default: 1500,
    min: 0,
    max: 100_000,
    floor: 10,
    integer: true,
    scale: 'log',
    word: { value: 'never', at: 'end', also: ['∞', 'infinity'] },
    unit: 'step',
    help: 'The decay stops at this step; “never” keeps it on.',
  },
  eta: {
    kind: 'number',
    label: 'Learning rate',
    symbol: 'η',
    group: 'optimization',
    default: 'auto',
    min: 1e-7,
    max: 10,
    integer: false,
    scale: 'log',
    word: { value: 'auto', at: 'start' },
    unit: '',
    help: 'Step size. “auto” is 0.25 / λ_max(G₀), G₀ the kernel of the hidden features at the start.',
  },
  steps: {
    kind: 'number',
    label: 'Steps',
    group: 'optimization',
    default: 3000,
    min: 1,
    max: 100_000,
    floor: 10,
    integer: true,
    scale: 'log',
    unit: 'step',
    help: 'The run stops by itself after this many updates.',
  },
  target: {
    kind: 'number',
    label: 'Target loss',
    group: 'details',
    default: 'none',
    min: 1e-30,
    max: 1,
    integer: false,
    scale: 'log',
    word: { value: 'none', at: 'start' },
    unit: 'L/L₀',
    help: 'The run stops once every learner’s loss is at most this share of its start.',
  },
  plateau: {
    kind: 'number',
    label: 'Plateau',
    group: 'details',
    default: 'never',
    min: 10,
    max: 100_000,
    integer: true,
    scale: 'log',
    word: { value: 'never', at: 'end', also: ['∞', 'infinity'] },
    unit: 'step',
    help: 'The run stops once, over so many steps, no loss changed by 1 % and no angle by 0.1°.',
  },
  batch: {
    kind: 'number',
    label: 'Batch size',
    group: 'details',
    default: 'full',
    min: 1,
    max: 1000,
    integer: true,
    scale: 'log',
    word: { value: 'full', at: 'end' },
    unit: 'sample',
    help: 'Samples in each update, in seeded random order. “full”, or n and more, is full-batch descent.',
  },
  data: {
    kind: 'choice',
    label: 'Data',
    group: 'data',
    default: 'network',
    options: [
      { value: 'linear', label: 'Linear teacher' },
      { value: 'network', label: 'Network teacher' },
      { value: 'random', label: 'Random labels' },
      { value: 'digits14', label: 'Digits, 14 × 14' },
      { value: 'digits28', label: 'Digits, 28 × 28' },
      { value: 'own', label: 'Your own data' },
    ],
    help: 'Targets y = xθ, a random network of the same width, coin flips ±1, handwritten digits, or a table of yours.',
  },
  n: {
    kind: 'number',
    label: 'Samples',
    symbol: 'n',
    group: 'data',
    default: 30,
    min: 1,
    max: limits.trainRows,
    integer: true,
    scale: 'log',
    unit: 'sample',
    help: 'Training examples.',
  },
  d: {
    kind: 'number',
    label: 'Input dimension',
    symbol: 'd',
    group: 'data',
    default: 60,
    min: 1,
    max: limits.inputs,
    integer: true,
    scale: 'log',
    unit: 'input',
    help: 'Numbers in each input x.',
  },
  feedback: {
    kind: 'choice',
    label: 'Feedback',
    group: 'learners',
    default: 'fa',
    options: feedbackRules,
    help: 'What carries the error back in place of β, in the two learners that do without it.',
  },
  learners: {
    kind: 'set',
    label: 'Learners',
    group: 'learners',
    default: ['bp', 'fa', 'fa-lambda'],
    options: learners,
    help: 'Networks trained side by side from the same data and the same initial weights.',
  },
  inputs: {
    kind: 'choice',
    label: 'Inputs',
    group: 'details',
    default: 'gaussian',
    options: [
      { value: 'gaussian', label: 'Gaussian' },
      { value: 'unit', label: 'Unit length' },
    ],
    help: 'x ~ N(0, I), or the same scaled to length 1 (best for tanh, which saturates otherwise).',
  },
  noise: {
    kind: 'number',
    label: 'Label noise',
    symbol: 'σ',
    group: 'details',
    default: 0,
    min: 0,
    max: 10,
    floor: 0.01,
    integer: false,
    scale: 'log',
    unit: '',
    help: 'Standard deviation of Gaussian noise added to every target.',
  },
  outputs: {
    kind: 'number',
    label: 'Outputs',
    symbol: 'o',
    group: 'details',
    default: 1,
    min: 1,
    max: limits.outputs,
    integer: true,
    scale: 'linear',
    unit: 'output',
    help: 'Output units. With more than one, the angle is taken over all entries of b and β.',
  },
  seed: {
    kind: 'number',
    label: 'Seed',
    group: 'details',
    default: 7,
    min: 0,
    max: 999_999,
    integer: true,
    scale: 'linear',
    unit: '',
    help: 'The same seed gives the same data, initial weights and feedback weights on every machine.',
  },
  backend: {
    kind: 'choice',
    label: 'Backend',
    group: 'details',
    default: 'auto',
    options: [
      { value: 'auto', label: 'Automatic' },
      { value: 'simd', label: 'SIMD (CPU)' },
      { value: 'webgl', label: 'WebGL (GPU)' },
      { value: 'reference', label: 'Reference' },
    ],
    help: 'Automatic takes what is faster here. The reference is plain, slow code to check the others by.',
  },
  precision: {
    kind: 'choice',
    label: 'Precision',
    group: 'details',
    default: 'float32',
    options: [
      { value: 'float32', label: 'float32' },
      { value: 'float64', label: 'float64' },
    ],
    help: 'In float64 the loss falls 15 decades further. WebGL has float32 only, the reference float64 only.',
  },
} as const satisfies Record<string, ParamRow>;

export type ParamKey = keyof typeof params;

/** One whole experiment: a valid value for every parameter. */
export type Experiment = ExperimentOf<typeof params>;

export const schema = schemaOf(params);

export const { defaults } = schema;

/** Whether inputs and targets are drawn from the seed, by d, o, the kind of inputs and the noise of the experiment. */
function isSynthetic({ data }: Pick<Experiment, 'data'>): boolean {
  return data === 'linear' || data === 'network' || data === 'random';
}

/** Whether a parameter can change in a run that goes on; a change of any other needs a new one. */
export function isTunable(key: string): boolean {
  return key === 'eta' || key === 'lambda' || key === 'until';
}

/** Whether a parameter has a say in the experiment: of digits and own data the sizes are given. */
export function applies(key: string, experiment: Experiment): boolean {
  switch (key) {
    case 'd':
    case 'outputs':
    case 'inputs':
    case 'noise':
      return isSynthetic(experiment);
    case 'n':
      return experiment.data !== 'own';
    case 'lambda':
    case 'until':
      return experiment.learners.some((id) => learner(id).decays);
    case 'feedback':
      return experiment.learners.some((id) => learner(id).feedback);
    default:
      return true;
  }
}
