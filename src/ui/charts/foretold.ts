/** The predicted curves of a run, as a chart draws them. */
import type { Prediction } from '../../experiment/theory';
import { degrees } from '../format';
import type { Foretold } from './ExtraLines';

/** Predicted losses; where they grow beyond all bounds there is a gap. */
export function foretoldLosses(predictions: readonly Prediction[]): readonly Foretold[] {
  return predictions.flatMap(({ learner, steps, loss }) =>
    loss
      ? [{ learner, steps, values: loss.map((value) => (Number.isFinite(value) ? value : null)) }]
      : [],
  );
}

/** Predicted angles between b and β, in degrees. */
export function foretoldAngles(predictions: readonly Prediction[]): readonly Foretold[] {
  return predictions.flatMap(({ learner, steps, alignment }) =>
    alignment ? [{ learner, steps, values: alignment.map(degrees) }] : [],
  );
}

const MEANINGS: Record<Prediction['kind'], string> = {
  exact: 'linear FA reduces exactly to a few vectors: the band is the run itself, at any width',
  kernel: 'loss from the eigenvalues of the kernel at the start, good for p ≥ 1000',
  law: 'alignment law of FA with decay, derived for wide networks; too optimistic for ReLU',
};

/** What the bands of a chart are, in words. */
export function meaningOf(predictions: readonly Prediction[]): string {
  const kinds = new Set(predictions.map(({ kind }) => kind));
  return `Pale bands are predictions from the start alone: ${[...kinds].map((kind) => MEANINGS[kind]).join('; ')}.`;
}
