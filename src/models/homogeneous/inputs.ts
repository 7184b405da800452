/** How many numbers an input has: what worker and page both need of the table of parameters. */
import type { Experiment } from './params';

/** d: two in the plane. */
export const inputsOf = ({ data, d }: Pick<Experiment, 'data' | 'd'>): number =>
  data === 'separable' ? d : 2;
