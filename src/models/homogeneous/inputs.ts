/** How many samples there are and how many numbers an input has: what worker and page both need of the table of parameters. */
import type { OwnData } from '../../core/table/ownData';
import type { Experiment } from './params';

/** Whether the data have a last input of 1: on every ray from 0 a network without biases gives one answer, so it could not part them. */
export const isLifted = ({ data }: { readonly data: string }): boolean =>
  data === 'rings' || data === 'spirals' || data === 'own';

export interface Sizes {
  readonly n: number;
  /** With the input of 1, where there is one. */
  readonly d: number;
}

/** `own` is the table that is trained on, where the data are the person's own. */
export function sizesOf({ data, n, d }: Experiment, own: OwnData | null): Sizes {
  switch (data) {
    case 'own':
      if (!own) throw new Error('There is no table to train on.');
      return { n: own.trainRows, d: own.inputs.length + 1 };
    case 'separable':
      return { n, d };
    default:
      return { n, d: isLifted({ data }) ? 3 : 2 };
  }
}
