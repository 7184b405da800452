/** Whether two experiments are one, whatever their seed and what computes them. */
import { type Experiment, paramKeys } from './params';
import { format } from './parse';

/** What does not make another experiment of one: the seed, and how it is computed. */
const aside: readonly (keyof Experiment)[] = ['seed', 'backend', 'precision'];

export function isSame(one: Experiment, other: Experiment): boolean {
  return paramKeys.every(
    (key) => aside.includes(key) || format(key, one[key]) === format(key, other[key]),
  );
}
