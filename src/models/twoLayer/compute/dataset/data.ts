/** The data of an experiment, by their kind. */

import { ownSamples } from '../../../../engine/ownSamples';
import type { Data } from '../../../../engine/samples';
import type { Experiment } from '../../params';
import type { Shape } from '../../sizes';
import { digitSamples } from './digits/digits';
import type { Source } from './source';
import { synthesize } from './synthetic';

/** X [n, d], Y [n, o] and what there is to test on, rounded to float32 like all that is drawn. */
export function dataOf(experiment: Experiment, shape: Shape, { digits, own }: Source): Data {
  const { data, seed } = experiment;
  switch (data) {
    case 'linear':
    case 'network':
    case 'random':
      return synthesize(experiment, data, shape);
    case 'digits14':
    case 'digits28':
      if (!digits) throw new Error('The digits are not loaded.');
      return digitSamples(digits, data === 'digits14' ? 14 : 28, shape.n, seed);
    case 'own':
      if (!own) throw new Error('There is no table to train on.');
      return ownSamples(own, seed);
    default:
      return data satisfies never;
  }
}
