/** What could not be worked out beside the training, in sentences for where it would have stood. */

import type { LeftOut } from '../engine/probe';
import type { RunInfo } from '../engine/run';
import { learnerName } from '../models/twoLayer/learners';
import type { Aside } from '../models/twoLayer/theory';
import type { CurvesState } from '../session/curves';

const NAMES: Record<Aside, string> = {
  exact: 'The exact prediction',
  kernel: 'The predicted loss',
  law: 'The alignment law',
  kernels: 'The spectrum of the kernels',
  gauge: 'The stability gauge',
  portrait: 'The picture of the weights',
  test: 'The test',
};

/** A model's own name for it where the page has none. */
const nameOf = (what: string) => new Map<string, string>(Object.entries(NAMES)).get(what) ?? what;

/** Null if none of `wanted` is left out; of one learner alone where `of` is given. */
export function leftOutText(
  { leftOut, info }: Pick<CurvesState, 'leftOut' | 'info'>,
  wanted: readonly string[],
  of?: string,
): string | null {
  const found = leftOut.flatMap((each) => {
    const what = wanted.find((aside) => aside === each.what);
    const isOfIt = !of || !each.learner || each.learner === of;
    return what && isOfIt ? [{ ...each, what }] : [];
  });
  const sentences = found.map(({ what, why }) => {
    const whose = found.filter((each) => each.what === what && each.why === why);
    return `${nameOf(what)}${ofWhom(whose, info)} is left out: ${why}.`;
  });
  return [...new Set(sentences)].join(' ') || null;
}

/** “ of FA + λ”, or nothing where it is so of all learners. */
function ofWhom(whose: readonly LeftOut[], info: RunInfo | null): string {
  const learners = info?.learners.filter(({ id }) => whose.some(({ learner }) => learner === id));
  if (!learners || learners.length === 0 || learners.length === info?.learners.length) return '';
  return ` of ${learners.map((each) => learnerName(each).long).join(' and ')}`;
}
