/**
 * THE table of quantities: what is told of a learner, how it follows from a backend's sums, how it reads and where it
 * shows. The readout, present mode, charts, CSV and run file derive from it. Definitions and sources: docs/model.md.
 */

import type { Reading as AnyReading } from '../../engine/measurement';
import { type Followed, type Measured, quantitiesOf, reached, tests } from '../../engine/quantity';
import { FITTED_SHARE } from '../../engine/rate';
import { feedbackSymbol } from './learners';
import { seenBy } from './probes';
import { angle, quotient, root, type Sums } from './sums';

/** What follows from the sums of one learner at one step. */
export interface Sized extends Sums {
  /** L₀ of the same learner. */
  readonly initialLoss: number;
  /** Whether both gradients are more than their round-off. */
  readonly readable: boolean;
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
} as const satisfies Record<string, Measured<Sized>>;

export type MeasuredId = keyof typeof measured;

/** One learner at one step, finite throughout; null where a quantity is not defined, or beyond all numbers. */
export type Reading = AnyReading & { readonly [Q in Exclude<MeasuredId, 'loss'>]: number | null };

// Object.keys is typed string[]; the keys of a const object are exactly these.
const measuredIds = Object.keys(measured) as readonly MeasuredId[];

/** All that is measured of a learner at a step, from its sums. */
export function readingOf(sums: Sized): Reading {
  const values = measuredIds.map((id) => [id, measured[id].from(sums)]);
  // One value for each row, of the row's type: TypeScript cannot see that through fromEntries.
  return { ...Object.fromEntries(values), test: null } as Reading;
}

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
    of: ({ latest }, index) => seenBy(latest, 'gauge')?.value[index] ?? null,
    at: ({ latest }) => seenBy(latest, 'gauge')?.step ?? null,
  },
  reached,
  ...tests,
} as const satisfies Record<string, Followed>;

export type QuantityId = MeasuredId | keyof typeof followed;

export const quantities = quantitiesOf(measured, followed);
