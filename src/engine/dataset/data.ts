/** The data of an experiment, by their kind. */
import type { Data, Shape } from '../../experiment/order';
import { type Experiment, isSynthetic } from '../../experiment/params';
import { ownSamples } from './own';
import type { Source } from './source';
import { synthesize } from './synthetic';

/** X [n, d], Y [n, o] and what there is to test on, rounded to float32 like all that is drawn. */
export function dataOf(experiment: Experiment, shape: Shape, source: Source): Data {
  if (isSynthetic(experiment)) return synthesize(experiment, shape);
  if (experiment.data === 'own' && source.own) return ownSamples(source.own, experiment.seed);
  throw new Error(`There are no data of the kind “${experiment.data}” yet.`);
}
