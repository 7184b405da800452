/** The predicted curves of a run, as a chart draws them, and where each kind of them holds. */
import { type Activation, activationOf } from '../../../models/twoLayer/activations/activations';
import type { Prediction } from '../../../models/twoLayer/theory';
import type { Foretold } from '../../charts/ExtraLines';
import { degrees } from '../../format';

/** What of an experiment decides whether a prediction holds. */
export interface Setting {
  readonly activation: Activation;
  readonly n: number;
  readonly p: number;
}

interface Kind {
  /** What the band is. */
  readonly meaning: string;
  readonly holds: (setting: Setting) => boolean;
  /** Where it holds, and how well there (docs/model.md). */
  readonly range: string;
}

/** So many hidden units that the kernel stays nearly as it was. */
const isWide = ({ n, p }: Setting) => p >= 1000 && p >= 50 * n;

export const kinds: Record<Prediction['kind'], Kind> = {
  exact: {
    meaning: 'linear FA reduces exactly to a few vectors: the band is the run itself',
    holds: () => true,
    range: 'at any width',
  },
  kernel: {
    meaning: 'loss from the eigenvalues of the kernel at the start',
    holds: isWide,
    range: 'good for p ≥ 1000 and p ≥ 50 n, there within half a decade',
  },
  law: {
    meaning: 'alignment law of FA with decay, derived for wide networks',
    holds: (setting) => !activationOf(setting.activation).lawFails && isWide(setting),
    range: 'good for p ≥ 1000 and p ≥ 50 n with tanh; too optimistic for ReLU',
  },
};

/** Predicted losses; where they grow beyond all bounds there is a gap. */
export function foretoldLosses(predictions: readonly Prediction[], setting: Setting) {
  return predictions.flatMap(({ learner, kind, steps, loss }): Foretold[] => {
    const values = loss?.map((value) => (Number.isFinite(value) ? value : null));
    return values ? [{ learner, steps, values, holds: kinds[kind].holds(setting) }] : [];
  });
}

/** Predicted angles between b and β, in degrees. */
export function foretoldAngles(predictions: readonly Prediction[], setting: Setting) {
  return predictions.flatMap(({ learner, kind, steps, alignment }): Foretold[] => {
    const values = alignment?.map(degrees);
    return values ? [{ learner, steps, values, holds: kinds[kind].holds(setting) }] : [];
  });
}

/** What the bands of a chart are, in words, and whether they hold here. */
export function meaningOf(predictions: readonly Prediction[], setting: Setting): string {
  const there = [...new Set(predictions.map(({ kind }) => kind))];
  const each = there.map((kind) => `${kinds[kind].meaning}, ${kinds[kind].range}`);
  const outside = there.some((kind) => !kinds[kind].holds(setting));
  return `Bands are predictions from the start alone: ${each.join('; ')}.${
    outside ? ' This experiment is outside that range: the band is dashed, and off at first.' : ''
  }`;
}
