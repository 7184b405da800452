/** Named experiments: what the theorems of [JT] and [JT19] say, where they stop, and what is measured beyond them (docs/directions.md). */
import { isSame } from '../../core/schema/schema';
import { defaults, type Experiment, schema } from './params';

export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What to look at, a sentence. */
  readonly look: string;
  /** What it shows, a sentence. */
  readonly shows: string;
  readonly experiment: Experiment;
}

const of = (changes: Partial<Experiment>): Experiment => ({ ...defaults, ...changes });

export const presets: readonly Preset[] = [
  {
    id: 'J1',
    name: 'Deep linear: rank one and the largest margin',
    look: 'σ₂/σ₁ of each layer falls toward 0, neighbours line up, and the least margin climbs to its optimum.',
    shows:
      'Theorem (Ji and Telgarsky 2019): the layers of a deep linear network become rank one and aligned, and their product turns to the separator of largest margin.',
    experiment: of({
      ...{ layers: 3, p: 8, activation: 'linear', data: 'blobs', n: 30, eta: 4 },
      ...{ steps: 10_000, learners: ['bp'] },
    }),
  },
  {
    id: 'J2',
    name: 'ReLU on XOR: the direction converges',
    look: 'The surface stops changing while ‖W‖ and −ln 𝓛 go on growing; 1 − cos(W, −∇𝓛) falls all the same.',
    shows:
      'Theorem (Ji and Telgarsky 2020): the direction converges. That the weights also align with the gradient is not promised for plain ReLU, and happens here.',
    experiment: of({ steps: 10_000, learners: ['bp'] }),
  },
  {
    id: 'J3',
    name: 'ReLU²: smooth enough for alignment',
    look: '1 − cos(W, −∇𝓛) falls more slowly than with ReLU, and the path flattens later.',
    shows:
      'Theorem (Ji and Telgarsky 2020): where the gradient is locally Lipschitz, the weights align with it.',
    experiment: of({ activation: 'relu2', eta: 10, steps: 10_000, learners: ['bp'] }),
  },
  {
    id: 'J4',
    name: 'A constant step crawls',
    look: '‖W‖ grows like the logarithm of the steps: a straight, flat line where the normalised step climbs.',
    shows:
      'The limit is the same; a constant learning rate only takes exponentially many steps to it.',
    experiment: of({ step: 'constant', eta: 0.5, steps: 100_000, learners: ['bp'] }),
  },
  {
    id: 'J5',
    name: 'Deeper: three layers of ReLU',
    look: 'All samples come right later, and 1 − cos(W, −∇𝓛) falls to about a tenth and jitters there.',
    shows:
      'The theorem is on gradient flow, at any depth. Deeper networks leave their start more slowly, and steps long enough to see it jump over the kinks of ReLU.',
    experiment: of({ layers: 3, scale: 1, eta: 20, steps: 10_000, learners: ['bp'] }),
  },
  {
    id: 'J6',
    name: 'Exponential loss',
    look: 'After the first steps the curves are those of the logistic loss.',
    shows: 'Both losses have the same tail, and the tail alone decides where the direction goes.',
    experiment: of({ loss: 'exponential', steps: 10_000, learners: ['bp'] }),
  },
  {
    id: 'J7',
    name: 'Too narrow to separate',
    look: 'With one hidden unit most samples stay wrong: −ln 𝓛 stays where it is, and ‖W‖ hardly grows.',
    shows:
      'The theorem needs a network that classifies its data: where the premise fails, so does the claim.',
    experiment: of({ p: 1, steps: 10_000, learners: ['bp'] }),
  },
  {
    id: 'J8',
    name: 'Feedback alignment: nothing settles',
    look: 'FA gets every sample right and its loss falls, yet its 1 − cos(W, −∇𝓛) turns and rises, and its path never flattens.',
    shows:
      'No theorem: an experiment of this program’s own. With fixed random weights on the way back, the direction goes on moving.',
    experiment: of({ steps: 30_000 }),
  },
  {
    id: 'J9',
    name: 'Does decay mend it?',
    look: 'With decay on its last layer FA’s least margin stays where it is, while its weights stay far from the gradient.',
    shows:
      'A question, in no paper: here the margins settle, elsewhere than backpropagation’s; whether the direction does depends on the seed.',
    experiment: of({ learners: ['bp', 'fa', 'fa-lambda'] }),
  },
];

/** What does not make another experiment of one. */
export const ASIDE = ['seed'] as const;

export const presetOf = (experiment: Experiment): Preset | undefined =>
  presets.find((preset) => isSame(schema, preset.experiment, experiment, ASIDE));
