/** Named experiments, each of which shows one claim of [SXL] or one limit of it (docs/model.md has the measured numbers). */

import { isSame } from './difference';
import { defaults, type Experiment } from './params';
import type { QuantityId } from './quantities';
import { angle, type Text, text } from './stated';

type Changes = Partial<Experiment>;

/** One value of the parameter that a preset goes through. */
export interface Variant {
  readonly label: string;
  readonly changes: Changes;
  /** What to look at with this value, where it is not what the preset says. */
  readonly look?: Text;
}

export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What to look at, a sentence; true of every variant without one of its own. */
  readonly look: Text;
  /** What it shows, a sentence. */
  readonly shows: Text;
  /** What it is about beside loss and angles: shown wherever there is room for these alone. */
  readonly about?: readonly QuantityId[];
  /** From the defaults. */
  readonly changes: Changes;
  /** Empty, or the values offered beside each other; `changes` is one of them. */
  readonly variants: readonly Variant[];
}

const LINEAR = { n: 20, d: 40, activation: 'linear', data: 'linear' } as const;

const widths = (values: readonly number[], more: (p: number) => Changes = () => ({})) =>
  values.map((p): Variant => ({ label: `p = ${p}`, changes: { p, ...more(p) } }));

const decays = (values: readonly number[]) =>
  values.map((lambda): Variant => ({ label: `λ = ${lambda}`, changes: { lambda } }));

/** T = 40√p, as the alignment law has it: what a step turns shrinks as 1/√p. */
const cutOff = (p: number) => ({ until: Math.round(40 * Math.sqrt(p)) });

const DIGITS = {
  learners: ['bp', 'fa', 'fa-lambda', 'bp-lambda'],
  until: 700,
  steps: 1000,
} as const;

export const presets: readonly Preset[] = [
  {
    id: 'P1',
    name: 'Random feedback reaches zero loss',
    look: text`Both losses fall along straight lines on the log scale, BP about three times as steeply.`,
    shows: text`A wide network learns through random weights exponentially fast, and without turning β toward b.`,
    changes: { p: 2000, eta: 1.2e-3, steps: 2000, learners: ['bp', 'fa'] },
    variants: [],
  },
  {
    id: 'P2',
    name: 'Wide networks do not align',
    look: text`Go through the widths and watch where the angle of FA ends.`,
    shows: text`The wider the network, the nearer to 90° the angle stays: learning needs no alignment when there are many units.`,
    changes: { ...LINEAR, p: 300, eta: 1e-3, steps: 2000, learners: ['bp', 'fa'] },
    variants: widths([10, 30, 100, 300, 1000, 3000, 10_000]),
  },
  {
    id: 'P3',
    name: 'Decay aligns, the loss stalls',
    look: text`The angle of FA + λ falls to ${angle('fa-lambda', 33, [32, 40])} while its loss stays on a plateau.`,
    shows: text`Weight decay forgets the start of β and keeps what b has taught it; as long as it acts, it also holds the loss up.`,
    changes: {
      ...LINEAR,
      ...{ p: 1000, eta: 2e-3, lambda: 3, until: 'never', steps: 3000 },
      learners: ['fa', 'fa-lambda'],
    },
    variants: [],
  },
  {
    id: 'P4',
    name: 'Cut the decay off',
    look: text`At the dotted line the decay ends: the loss dives, the angle stays where it was.`,
    shows: text`With a cut-off one has both, alignment and zero loss.`,
    changes: {
      ...LINEAR,
      ...{ p: 1000, eta: 2e-3, lambda: 3, until: 1500, steps: 3000 },
      learners: ['fa', 'fa-lambda'],
    },
    variants: [],
  },
  {
    id: 'P5',
    name: 'More decay, more alignment (ReLU)',
    look: text`Go through the values of λ and compare the final angles of FA + λ.`,
    shows: text`Alignment grows with λ in nonlinear networks too, and the cut-off brings each to zero loss.`,
    changes: {
      ...{ eta: 1e-3, lambda: 3, until: 2000, steps: 3000 },
      learners: ['fa', 'fa-lambda'],
    },
    variants: decays([0, 1, 3, 10]),
  },
  {
    id: 'P6',
    name: 'The same with tanh',
    look: text`Inputs have length 1, so that tanh does not saturate; go through the values of λ.`,
    shows: text`What holds for ReLU holds for tanh: without decay no alignment, with decay a lot.`,
    changes: {
      ...{ n: 20, d: 40, p: 1000, activation: 'tanh', inputs: 'unit' },
      ...{ eta: 0.25, lambda: 0.03, until: 2000, steps: 4000 },
      learners: ['fa', 'fa-lambda'],
    },
    variants: decays([0, 0.01, 0.03, 0.1]),
  },
  {
    id: 'P7',
    name: 'Narrow networks align by themselves',
    look: text`With ten units the angle of FA falls to ${angle('fa', 38, [13, 56])} without any decay.`,
    shows: text`The alignment that was first seen in small networks is real, and an effect of their few units.`,
    changes: { ...LINEAR, p: 10, eta: 1e-3, steps: 3000, learners: ['bp', 'fa'] },
    variants: [],
  },
  {
    id: 'P8',
    name: 'How long to decay: √p',
    look: text`Go through the widths: the cut-off comes later for wider networks, the angle ends about the same.`,
    shows: text`The time that decay needs to align a network grows as √p: here, T = 40√p gives ${angle('fa-lambda', [48, 52], [46, 65])} from p = 100 to 10 000.`,
    changes: {
      ...LINEAR,
      ...{ p: 1600, eta: 2e-3, lambda: 3, steps: 4500, ...cutOff(1600) },
      learners: ['fa', 'fa-lambda'],
    },
    variants: widths([100, 400, 1600, 6400, 10_000], cutOff),
  },
  {
    id: 'P9',
    name: 'At the paper’s size',
    look: text`n = 50, d = 150, p = 3200: go through the values of λ.`,
    shows: text`At the size of the paper’s experiments, alignment comes from regularization alone.`,
    changes: {
      ...{ n: 50, d: 150, p: 3200, activation: 'linear', data: 'linear' },
      ...{ eta: 1e-3, lambda: 3, until: 3000, steps: 4000 },
      learners: ['fa', 'fa-lambda'],
    },
    variants: decays([0, 1, 3, 10]),
  },
  {
    id: 'P10',
    name: 'Too much alignment',
    look: text`Watch the gauge ηλ_max/2 in the readout climb past 1, and then the loss of FA + λ.`,
    shows: text`Alignment makes the kernel larger: a rate that is stable without decay diverges with it, at the edge of stability.`,
    about: ['gauge'],
    changes: {
      ...LINEAR,
      ...{ p: 100, eta: 4.5e-3, lambda: 5, until: 'never', steps: 4000 },
      learners: ['fa', 'fa-lambda'],
    },
    variants: decays([0, 5]).map((each) =>
      each.changes.lambda === 0
        ? { ...each, look: text`Without decay the same rate is stable: both losses fall to zero.` }
        : each,
    ),
  },
  {
    id: 'P11',
    name: 'Digits, small',
    look: text`Compare the test accuracies, and BP + λ with FA + λ.`,
    shows: text`Most of the gain comes from decay erasing the random function the network starts as, as the control BP + λ shows; what FA adds is a point or two.`,
    about: ['accuracy'],
    changes: {
      ...DIGITS,
      ...{ data: 'digits14', n: 500, p: 500, activation: 'tanh', lambda: 0.3, eta: 0.045 },
    },
    variants: [],
  },
  {
    id: 'P12',
    name: 'Digits',
    look: text`Compare the test accuracies, and BP + λ with FA + λ; this one takes minutes.`,
    shows: text`As with the small digits: decay before the cut-off removes the noise of the initial function, for BP and FA alike, and FA is a point or three ahead.`,
    about: ['accuracy'],
    changes: {
      ...DIGITS,
      ...{ data: 'digits28', n: 1000, p: 1000, lambda: 2, eta: 0.006 },
    },
    variants: [],
  },
];

/** The experiment of a preset, or of one of its variants. */
export function experimentOf({ changes }: Preset, variant?: Variant): Experiment {
  return { ...defaults, ...changes, ...variant?.changes };
}

export interface Found {
  readonly preset: Preset;
  readonly variant: Variant | null;
}

/** The preset, and its variant, that an experiment is; null if it is none. */
export function presetOf(experiment: Experiment): Found | null {
  for (const preset of presets) {
    const variant = preset.variants.find((each) => isSame(experiment, experimentOf(preset, each)));
    if (variant) return { preset, variant };
    if (isSame(experiment, experimentOf(preset))) return { preset, variant: null };
  }
  return null;
}
