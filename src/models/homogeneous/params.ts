/** THE table of parameters of this laboratory: type, controls, link and validation derive from it. */
import type { ExperimentOf, ParamRow } from '../../core/schema/rows';
import { schemaOf } from '../../core/schema/schema';
import { activations } from './activations';
import { learner, learners } from './learners';

const params = {
  layers: {
    ...{ kind: 'number', label: 'Layers', symbol: 'L', group: 'network', unit: 'layer' },
    ...{ default: 2, min: 2, max: 6, integer: true, scale: 'linear' },
    help: 'Layers of weights. There are no biases: that is what makes the network homogeneous.',
  },
  p: {
    ...{ kind: 'number', label: 'Width', symbol: 'p', group: 'network', unit: 'hidden unit' },
    ...{ default: 16, min: 1, max: 64, integer: true, scale: 'log' },
    help: 'Units in each hidden layer. A network too narrow to separate its data has nothing to converge to.',
  },
  activation: {
    ...{ kind: 'choice', label: 'Activation', group: 'network', default: 'relu' },
    options: activations,
    help: 's(z) of the hidden layers: linear, max(0, z), or its square. Plain ReLU is outside the theorem on alignment.',
  },
  scale: {
    ...{ kind: 'number', label: 'Initial scale', group: 'network', unit: '' },
    ...{ default: 0.5, min: 0.01, max: 5, integer: false, scale: 'log' },
    help: 'Weights start as this times N(0, 1) / √fan-in.',
  },
  loss: {
    ...{ kind: 'choice', label: 'Loss', group: 'optimization', default: 'logistic' },
    options: [
      { value: 'logistic', label: 'Logistic' },
      { value: 'exponential', label: 'Exponential' },
    ],
    help: 'ℓ(m) = ln(1 + e^−m) or e^−m of the margin m = y f(x); 𝓛 is its mean.',
  },
  step: {
    ...{ kind: 'choice', label: 'Step', group: 'optimization', default: 'normalized' },
    options: [
      { value: 'normalized', label: 'Normalised', also: ['normalised'] },
      { value: 'constant', label: 'Constant' },
    ],
    help: 'Normalised: η (−∇𝓛/𝓛) / max(1, ‖W‖²ᴰ⁻²), which walks along the flow at a steady pace. Constant: −η∇𝓛, which crawls, as ‖W‖ grows like ln t.',
  },
  eta: {
    ...{ kind: 'number', label: 'Learning rate', symbol: 'η', group: 'optimization', unit: '' },
    ...{ default: 2, min: 1e-4, max: 100, integer: false, scale: 'log' },
    help: 'Step size.',
  },
  steps: {
    ...{ kind: 'number', label: 'Steps', group: 'optimization', unit: 'step' },
    ...{ default: 30_000, min: 1, max: 1_000_000, floor: 10, integer: true, scale: 'log' },
    help: 'The run stops by itself after this many updates.',
  },
  lambda: {
    ...{ kind: 'number', label: 'Regularization', symbol: 'λ', group: 'regularization', unit: '' },
    ...{ default: 1, min: 0, max: 10, floor: 1e-4, integer: false, scale: 'log' },
    help: 'Weight decay on the last layer, for the learners with + λ: with each step it shrinks by this share of the step.',
  },
  data: {
    ...{ kind: 'choice', label: 'Data', group: 'data', default: 'xor' },
    options: [
      { value: 'blobs', label: 'Two blobs' },
      { value: 'xor', label: 'Four clusters (XOR)' },
      { value: 'rings', label: 'Rings' },
      { value: 'spirals', label: 'Spirals' },
      { value: 'separable', label: 'Linearly separable' },
      { value: 'own', label: 'Your own data' },
    ],
    help: 'Two classes, ±1. The first four are in the plane. Rings, spirals and your own data have a further input of 1, without which few networks without biases could part them.',
  },
  n: {
    ...{ kind: 'number', label: 'Samples', symbol: 'n', group: 'data', unit: 'sample' },
    ...{ default: 40, min: 1, max: 400, integer: true, scale: 'log' },
    help: 'Training examples, the classes in turn.',
  },
  d: {
    ...{ kind: 'number', label: 'Input dimension', symbol: 'd', group: 'data', unit: 'input' },
    ...{ default: 10, min: 1, max: 100, integer: true, scale: 'log' },
    help: 'Numbers in each input x, of data that are not in the plane.',
  },
  learners: {
    ...{ kind: 'set', label: 'Learners', group: 'learners', default: ['bp', 'fa'] },
    options: learners,
    help: 'Networks trained side by side from the same data and the same initial weights.',
  },
  seed: {
    ...{ kind: 'number', label: 'Seed', group: 'details', unit: '' },
    ...{ default: 6, min: 0, max: 999_999, integer: true, scale: 'linear' },
    help: 'Decides data, initial weights and feedback weights.',
  },
} as const satisfies Readonly<Record<string, ParamRow>>;

export type Experiment = ExperimentOf<typeof params>;

export const schema = schemaOf(params);
export const { defaults } = schema;

export type DataKind = Experiment['data'];
export type Loss = Experiment['loss'];
export type StepRule = Experiment['step'];

/** Whether a parameter has a say in the experiment. */
export function applies(key: string, experiment: Experiment): boolean {
  switch (key) {
    case 'n':
      return experiment.data !== 'own';
    case 'd':
      return experiment.data === 'separable';
    case 'lambda':
      return experiment.learners.some((id) => learner(id).decays);
    default:
      return true;
  }
}
