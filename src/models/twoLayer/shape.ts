/** The sizes of the network and its data, which the kind of data may dictate. */

import type { OwnData } from '../../core/table/ownData';
import type { Experiment } from './params';
import type { Shape } from './sizes';

export const DIGIT_CLASSES = 10;
export const TEST_DIGITS = 1000;

/** Sizes of an experiment. `own` is the table it trains on, where its data are the person's own. */
export function shapeOf(experiment: Experiment, own: OwnData | null): Shape {
  const { n, d, p, outputs: o, data } = experiment;
  switch (data) {
    case 'linear':
    case 'network':
    case 'random':
      return { n, d, p, o };
    case 'digits14':
      return { n, d: 14 * 14, p, o: DIGIT_CLASSES };
    case 'digits28':
      return { n, d: 28 * 28, p, o: DIGIT_CLASSES };
    case 'own':
      if (!own) throw new Error('There is no table to train on.');
      return { n: own.trainRows, d: own.inputs.length, p, o: own.outputs.length };
    default:
      return data satisfies never;
  }
}

/** Samples that are held out for testing. */
export function testSamples({ data }: Pick<Experiment, 'data'>, own: OwnData | null): number {
  if (data === 'own') return own?.testRows ?? 0;
  return data === 'digits14' || data === 'digits28' ? TEST_DIGITS : 0;
}
