/**
 * THE table of quantities: what is told of a learner, how it follows from a backend's sums, how it reads and where it
 * shows. The readout, present mode, charts, CSV and run file derive from it. Definitions and sources: docs/model.md.
 */

import { type Reading as AnyReading, quantityIn } from '../../engine/measurement';
import type { LearnerOfRun } from '../../engine/order';
import type { TestReading } from '../../engine/testReading';
import { feedbackSymbol } from './learners';
import type { At, Sees } from './probes';
import { FITTED_SHARE } from './rate';
import { angle, quotient, root, type Sums } from './sums';
import type { Aside } from './theory';

/** How a value is written; an angle is held in radians and shown in degrees. */
export type Format = 'number' | 'angle' | 'ratio' | 'count' | 'share';

/** What follows from the sums of one learner at one step. */
export interface Sized extends Sums {
  /** L₀ of the same learner. */
  readonly initialLoss: number;
  /** Whether both gradients are more than their round-off. */
  readonly readable: boolean;
}

interface Row {
  /** What its column is called; “_” stands before what is written low. */
  readonly symbol: string | ((learners: readonly LearnerOfRun[]) => string);
  /** What it is, in a line. */
  readonly help?: string | ((learners: readonly LearnerOfRun[]) => string);
  /** Whether the symbol is words of English. */
  readonly words?: true;
  readonly format: Format;
  /** Where it shows: with all figures, and in present mode too, where there is room for what a lecture needs. */
  readonly shows: 'always' | 'readout' | 'files';
  /** What stands where it is undefined, if not a dash. */
  readonly none?: string;
  /** Of a learner without feedback it is a control. */
  readonly control?: true;
  /** The step that it was looked at, where that is not the last measured one; null before there is one. */
  readonly at?: (told: Told) => number | null;
  /** Whether the run has it at all. */
  readonly there?: (told: Told) => boolean;
  /** What is worked out for it, which may be left out. */
  readonly aside?: Aside;
}

/** Measured at a step; a row of it in the run file. */
export interface Measured extends Row {
  readonly from: (sums: Sized) => number | null;
  /** What the run file calls it, and writes; else its id and its value. */
  readonly file?: { readonly name: string; readonly of: (value: number) => number };
}

const asCosine = (name: string) => ({ name, of: Math.cos });

/** In the order of the readout, and of the run file. */
export const measured = {
  /** L = ½ Σ E², over the training data. */
  loss: {
    ...{ symbol: 'loss', words: true, format: 'number', shows: 'always' },
    from: ({ squaredError }) => squaredError / 2,
  },
  /** L / L₀. */
  relativeLoss: {
    ...{ symbol: 'L / L₀', format: 'number', shows: 'readout' },
    from: ({ squaredError, initialLoss }) => quotient(squaredError / 2, initialLoss),
  },
  /** ∠(vec Q, vec β), signed cosine: 0…π; Q is the feedback in effect, for BP the b it does not use (a control). */
  alignment: {
    symbol: (learners) => `∠(${feedbackSymbol(learners)}, β)`,
    help: (learners) =>
      `Angle between the feedback in effect ${feedbackSymbol(learners)} and the output weights β; BP, which uses none, is a control with b`,
    ...{ format: 'angle', shows: 'always', none: 'undefined', control: true },
    from: (sums) => angle(sums.feedbackDot, sums.feedbackNorm2, sums.betaNorm2),
    file: asCosine('cos'),
  },
  /** ∠(gW with the feedback in use, gW with β): 0…π. Null also where only round-off is left of one of them. */
  gradientAngle: {
    symbol: '∠(step, ∇L)',
    help: 'Angle between the update of the hidden weights and the true gradient; hidden once only round-off is left of one of them',
    ...{ words: true, format: 'angle', shows: 'always' },
    from: (sums) =>
      sums.readable
        ? angle(sums.gradientDot, sums.feedbackGradientNorm2, sums.trueGradientNorm2)
        : null,
    file: asCosine('gradientCos'),
  },
  /** ‖W − W₀‖ / ‖W₀‖. */
  hiddenDrift: {
    symbol: 'drift',
    help: '‖W − W₀‖ / ‖W₀‖: how far the hidden weights have moved from their start',
    ...{ words: true, format: 'number', shows: 'readout' },
    from: ({ hiddenDrift2, hiddenStart2 }) => root(quotient(hiddenDrift2, hiddenStart2)),
  },
  /** ‖β − β₀‖ / ‖β₀‖. */
  outputDrift: {
    ...{ symbol: '‖β − β₀‖/‖β₀‖', format: 'number', shows: 'files' },
    from: ({ outputDrift2, outputStart2 }) => root(quotient(outputDrift2, outputStart2)),
  },
  /** ‖β‖ / ‖β₀‖. */
  normRatio: {
    ...{ symbol: '‖β‖/‖β₀‖', format: 'ratio', shows: 'always' },
    from: ({ betaNorm2, outputStart2 }) => root(quotient(betaNorm2, outputStart2)),
  },
} as const satisfies Record<string, Measured>;

export type MeasuredId = keyof typeof measured;

/** One learner at one step, finite throughout; null where a quantity is not defined, or beyond all numbers. */
export type Reading = AnyReading & { readonly [Q in Exclude<MeasuredId, 'loss'>]: number | null };

// Object.keys is typed string[]; the keys of a const object are exactly these.
export const measuredIds = Object.keys(measured) as readonly MeasuredId[];

/** All that is measured of a learner at a step, from its sums. */
export function readingOf(sums: Sized): Reading {
  const values = measuredIds.map((id) => [id, measured[id].from(sums)]);
  // One value for each row, of the row's type: TypeScript cannot see that through fromEntries.
  return { ...Object.fromEntries(values), test: null } as Reading;
}

/** What a run has told so far; learners in its own order. */
export interface Told {
  readonly tested: number;
  /** The exponent at which each error shrinks (`fittedRate`), and the first step with L/L₀ below 10⁻⁶. */
  readonly rates: readonly (number | null)[];
  readonly reached: readonly (number | null)[];
  readonly gauge: At<Sees['gauge']> | null;
  readonly tests: {
    readonly step: number;
    readonly readings: readonly (TestReading | null)[];
  } | null;
}

/** Follows from a run's history, or is looked at beside it, at steps of its own. */
interface Followed extends Row {
  /** Undefined before it is known; null where it is not defined. */
  readonly of: (told: Told, index: number) => number | null | undefined;
}

const testedAt = ({ tests }: Told) => tests?.step ?? null;

const followed = {
  rate: {
    symbol: 'rate',
    help: `−½ d ln L/dt, fitted to the last ${100 * FITTED_SHARE} % of the steps so far that rounding has not reached: the exponent at which the error shrinks, a step`,
    ...{ words: true, format: 'number', shows: 'readout' },
    of: ({ rates }, index) => rates[index] ?? null,
  },
  gauge: {
    symbol: 'ηλ_max/2',
    help: 'Stability gauge η·λ_max(G + H)/2, by power iteration: above 1 a step overshoots',
    ...{ words: true, format: 'ratio', shows: 'readout', aside: 'gauge' },
    of: ({ gauge }, index) => gauge?.value[index] ?? null,
    at: ({ gauge }) => gauge?.step ?? null,
  },
  reached: {
    symbol: '10⁻⁶ at',
    help: 'First measured step with L / L₀ below 10⁻⁶',
    ...{ words: true, format: 'count', shows: 'readout' },
    of: ({ reached }, index) => reached[index],
  },
  testLoss: {
    symbol: 'test loss',
    help: '½ Σ (f − y)² over the test samples',
    ...{ words: true, format: 'number', shows: 'readout', aside: 'test' },
    of: ({ tests }, index) => (tests ? (tests.readings[index]?.loss ?? null) : undefined),
    at: testedAt,
    there: ({ tested }) => tested > 0,
  },
  accuracy: {
    symbol: 'accuracy',
    help: 'Share of the test samples told right',
    ...{ words: true, format: 'share', shows: 'readout' },
    of: ({ tests }, index) => tests?.readings[index]?.accuracy,
    at: testedAt,
    there: ({ tests }) => tests?.readings.some((test) => test?.accuracy != null) ?? false,
  },
} as const satisfies Record<string, Followed>;

// As above.
const followedIds = Object.keys(followed) as readonly (keyof typeof followed)[];

export type QuantityId = MeasuredId | keyof typeof followed;

/** A quantity as a figure, a table or a readout shows it. */
export type Quantity =
  | (Measured & { readonly kind: 'measured'; readonly id: MeasuredId })
  | (Followed & { readonly kind: 'followed'; readonly id: keyof typeof followed });

export const quantities: readonly Quantity[] = [
  ...measuredIds.map((id): Quantity => ({ ...measured[id], id, kind: 'measured' })),
  ...followedIds.map((id): Quantity => ({ ...followed[id], id, kind: 'followed' })),
];

/** The value of a learner by its place; undefined before it is known, null where it is not defined. */
export function figureOf(
  quantity: Quantity,
  reading: AnyReading | undefined,
  told: Told,
  index: number,
): number | null | undefined {
  if (quantity.kind === 'measured') return reading && quantityIn(reading, quantity.id);
  return reading || quantity.at ? quantity.of(told, index) : undefined;
}
