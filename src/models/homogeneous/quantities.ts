/** THE table of quantities of this laboratory: how each is called, reads and shows. Definitions and sources: docs/directions.md. */
import { quantile } from 'd3-array';
import type { Reading as AnyReading } from '../../engine/measurement';
import { type Measured, quantitiesOf } from '../../engine/quantity';
import type { State } from './state';

const rest = (cosine: number | null) => (cosine === null ? null : 1 - cosine);

/** In the order of the readout, and of the run file. */
const measured = {
  /** 𝓛 = mean ℓ(m_i); 0 where it is below all numbers. */
  loss: {
    ...{ symbol: 'loss 𝓛', words: true, format: 'number', shows: 'files' },
    from: ({ lnLoss }) => Math.exp(lnLoss),
  },
  /** −ln 𝓛, which is never beyond all numbers. */
  minusLnLoss: {
    ...{ symbol: '−ln 𝓛', format: 'number', shows: 'always' },
    help: 'Natural log of the mean loss, with its sign turned: it grows for ever once all samples are right',
    from: ({ lnLoss }) => -lnLoss,
  },
  /** ‖W‖ of all layers as one vector. */
  norm: {
    ...{ symbol: '‖W‖', format: 'number', shows: 'always' },
    help: 'Size of all weights as one vector: it grows without bound',
    from: ({ norm }) => norm,
  },
  /** 1 − cos(W, −∇𝓛), with the true gradient also under FA. */
  misalignment: {
    ...{ symbol: '1 − cos(W, −∇𝓛)', format: 'number', shows: 'always', none: 'undefined' },
    help: 'How far the weights are from pointing along the true gradient; under FA too it is the true one',
    from: ({ alignment }) => rest(alignment),
  },
  /** Σ ‖Ŵ_{t+1} − Ŵ_t‖, Ŵ = W/‖W‖. */
  path: {
    ...{ symbol: 'path of Ŵ', words: true, format: 'ratio', shows: 'always' },
    help: 'Length of the way that the direction W/‖W‖ has made: the theorem bounds it, so it flattens',
    from: ({ path }) => path,
  },
  /** min m_i / ‖W‖^D. */
  margin: {
    ...{ symbol: 'least margin', words: true, format: 'number', shows: 'always' },
    help: 'Least of m_i / ‖W‖^D over the samples: positive once all are right',
    from: ({ margins }) => Math.min(...margins),
  },
  /** The quartiles of all of them, and the greatest. */
  marginLow: {
    ...{ symbol: 'lower quartile of the margins', words: true, format: 'number', shows: 'files' },
    from: ({ margins }) => quantile(margins, 0.25) ?? null,
  },
  marginMid: {
    ...{ symbol: 'median margin', words: true, format: 'number', shows: 'files' },
    from: ({ margins }) => quantile(margins, 0.5) ?? null,
  },
  marginHigh: {
    ...{ symbol: 'upper quartile of the margins', words: true, format: 'number', shows: 'files' },
    from: ({ margins }) => quantile(margins, 0.75) ?? null,
  },
  marginMost: {
    ...{ symbol: 'greatest margin', words: true, format: 'number', shows: 'files' },
    from: ({ margins }) => Math.max(...margins),
  },
  /** The same over its optimum γ/L^{L/2}; linear networks alone. */
  marginShare: {
    ...{ symbol: 'of the optimum', words: true, format: 'share', shows: 'readout' },
    help: 'Least margin over the largest that a linear network of this depth can have',
    from: ({ marginShare }) => marginShare,
  },
  /** Samples with m_i ≤ 0. */
  errors: {
    ...{ symbol: 'wrong', words: true, format: 'count', shows: 'readout' },
    help: 'Training samples on the wrong side',
    from: ({ errors }) => errors,
  },
  /** The greatest σ₂/σ₁ of the layers but the last. */
  rank: {
    ...{ symbol: 'σ₂/σ₁', format: 'number', shows: 'readout' },
    help: 'Second over first singular value, of the hidden layer in which it is greatest: 0 is rank one',
    from: ({ rankRatios }) => Math.max(...rankRatios.slice(0, -1)),
  },
  /** The greatest 1 − |⟨u_k, v_{k+1}⟩|. */
  neighbours: {
    ...{ symbol: '1 − |⟨u, v⟩|', format: 'number', shows: 'files' },
    help: 'How far neighbouring layers’ leading singular vectors are from lining up, where it is furthest',
    from: ({ neighbours }) => Math.max(...neighbours.map((each) => 1 - each)),
  },
  /** ∠(W_L … W_1, the separator of largest margin), in radians; linear networks alone. */
  productAngle: {
    ...{ symbol: '∠(ΠW, SVM)', format: 'angle', shows: 'files' },
    help: 'Angle between the product of all layers and the separator of largest margin',
    from: ({ productCosine }) =>
      productCosine === null ? null : Math.acos(Math.min(1, productCosine)),
  },
} as const satisfies Record<string, Measured<State>>;

type MeasuredId = keyof typeof measured;

/** One learner at one step; null where a quantity is not defined. */
export type Reading = AnyReading & { readonly [Q in Exclude<MeasuredId, 'loss'>]: number | null };

// Object.keys is typed string[]; the keys of a const object are exactly these.
const measuredIds = Object.keys(measured) as readonly MeasuredId[];

/** All that is measured of a learner at a step; what is beyond all numbers is null. */
export function readingOf(state: State, initialLoss: number): Reading {
  const values = measuredIds.map((id) => [id, finite(measured[id].from(state))]);
  const loss = Math.exp(state.lnLoss);
  const relativeLoss = initialLoss > 0 ? loss / initialLoss : null;
  // One value for each row, of the row's type: TypeScript cannot see that through fromEntries.
  return { ...Object.fromEntries(values), loss, relativeLoss, test: null } as Reading;
}

const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);

export const quantities = quantitiesOf(measured, {});
