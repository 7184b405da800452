/** What is said of any run that diverged: who did, how far, and the advice that its laboratory has. */
import { grouped } from '../../core/grouped';
import { joined } from '../../core/words';
import type { Facts } from '../../engine/facts';
import type { Diverged, Outcome } from '../../engine/run';
import { compact } from '../format';

export interface Advice {
  /** For one that could not begin: its numbers are too large. */
  readonly smaller: string;
  /** For one that diverged on the way. */
  readonly slower: string;
}

export function divergenceOf(
  { step, learners }: Extract<Outcome, { kind: 'diverged' }>,
  { nameOf }: Pick<Facts, 'nameOf'>,
  advice: Advice,
  /** Whether anything was measured before. */
  measured: boolean,
): string {
  const names = joined(learners.map((each) => nameOf(each).long));
  const said = [
    ...(step === 0
      ? [`${names} could not begin: before the first step ${tooGreat(learners)}.`, advice.smaller]
      : [`${names} diverged: by step ${grouped(step)} ${growth(learners)}.`, advice.slower]),
    ...(measured ? ['The last good measurement stays in view.'] : []),
  ];
  return said.join(' ');
}

function tooGreat(learners: readonly Diverged[]): string {
  return learners.length > 1
    ? 'their losses are beyond all numbers'
    : 'its loss is beyond all numbers';
}

function growth(learners: readonly Diverged[]): string {
  const sizes = learners.map(({ relativeLoss }) =>
    Number.isFinite(relativeLoss) ? compact(relativeLoss) : '∞',
  );
  const [whose, starts] =
    learners.length > 1 ? ['their losses', 'their starts'] : ['its loss', 'its start'];
  return sizes.every((size) => size === '∞')
    ? `${whose} grew beyond all bounds`
    : `${whose} grew to ${joined(sizes)} times ${starts}`;
}
