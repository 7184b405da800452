/** What of this model could not be worked out, in sentences for where it would have stood. */
import type { Aside } from '../../../models/twoLayer/theory';
import type { CurvesState } from '../../../session/curves';
import { leftOutText as textOf } from '../../leftOut';

export const NAMES: Record<Aside, string> = {
  exact: 'The exact prediction',
  kernel: 'The predicted loss',
  law: 'The alignment law',
  kernels: 'The spectrum of the kernels',
  gauge: 'The stability gauge',
  portrait: 'The picture of the weights',
  test: 'The test',
};

export const leftOutText = (
  state: Pick<CurvesState, 'leftOut' | 'info' | 'model'>,
  wanted: readonly Aside[],
) => textOf(state, wanted, NAMES);
