/** How many numbers an input has: what worker and page both need of the table of parameters. */
import type { Experiment } from './params';

/** Whether the data have a third input, 1: on every ray from 0 a network without biases gives one answer, so it could not part them. */
export const isLifted = ({ data }: Pick<Experiment, 'data'>): boolean =>
  data === 'rings' || data === 'spirals';

/** Two in the plane, three where it is lifted. */
export function inputsOf({ data, d }: Pick<Experiment, 'data' | 'd'>): number {
  if (data === 'separable') return d;
  return isLifted({ data }) ? 3 : 2;
}
