/** What of this model could not be worked out, in sentences for where it would have stood. */
import type { Aside, WhyNot } from '../../../models/twoLayer/theory';
import type { CurvesState } from '../../../session/curves';
import { leftOutText as textOf } from '../../leftOut';

const names: Record<Aside, string> = {
  exact: 'The exact prediction',
  kernel: 'The predicted loss',
  law: 'The alignment law',
  kernels: 'The spectrum of the kernels',
  gauge: 'The stability gauge',
  portrait: 'The picture of the weights',
  test: 'The test',
};

const whys: Record<WhyNot, string> = {
  singular: 'the kernel of these inputs is singular to working precision',
  'too-long': 'so many steps of so many samples would take too long',
};

export const leftOutWords = { names, whys };

export const leftOutText = (
  state: Pick<CurvesState, 'leftOut' | 'info' | 'model'>,
  wanted: readonly Aside[],
) => textOf(state, wanted, leftOutWords);
