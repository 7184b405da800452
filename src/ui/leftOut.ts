/** What could not be worked out beside the training, in sentences for where it would have stood. */

import type { Facts } from '../engine/facts';
import type { LeftOut, Why } from '../engine/probe';
import type { RunInfo } from '../engine/run';
import type { CurvesState } from '../session/curves';
import type { LeftOutWords } from './labs/lab';

/** Null if none of `wanted` is left out; of one learner alone where `of` is given. */
export function leftOutText(
  { leftOut, info, model }: Pick<CurvesState, 'leftOut' | 'info' | 'model'>,
  wanted: readonly string[],
  words: LeftOutWords,
  of?: string,
): string | null {
  const found = leftOut.flatMap((each) => {
    const what = wanted.find((aside) => aside === each.what);
    const isOfIt = !of || !each.learner || each.learner === of;
    return what && isOfIt ? [{ ...each, what }] : [];
  });
  const sentences = found.map(({ what, why }) => {
    const reason = reasonOf(why, words);
    const whose = found.filter(
      (each) => each.what === what && reasonOf(each.why, words) === reason,
    );
    return `${words.names[what] ?? what}${ofWhom(whose, info, model)} is left out: ${reason}.`;
  });
  return [...new Set(sentences)].join(' ') || null;
}

/** The rest of the sentence “… is left out: ”. */
function reasonOf({ code, message }: Why, { whys }: LeftOutWords): string {
  if (code === 'overflow') return 'its numbers grow beyond all bounds';
  if (code === 'failed') return `it failed (${message})`;
  return whys[code] ?? code;
}

/** “ of FA + λ”, or nothing where it is so of all learners. */
function ofWhom(
  whose: readonly LeftOut[],
  info: RunInfo | null,
  { nameOf }: Pick<Facts, 'nameOf'>,
): string {
  const learners = info?.learners.filter(({ id }) => whose.some(({ learner }) => learner === id));
  if (!learners || learners.length === 0 || learners.length === info?.learners.length) return '';
  return ` of ${learners.map((each) => nameOf(each).long).join(' and ')}`;
}
