/** Which learners have room beside each other. */
import { itemAt } from '../../../core/itemAt';
import type { RunInfo } from '../../../engine/run';
import { chosenIndex } from '../../view';

/**
 * The places of two learners at most, in the order of the run: those in sight; of more than two the first one and the one
 * chosen, or the second where the first is chosen.
 */
export function pairOf(
  info: Pick<RunInfo, 'learners'>,
  hidden: ReadonlySet<string>,
  chosen: string | null,
): readonly number[] {
  const seen = info.learners.flatMap(({ id }, index) => (hidden.has(id) ? [] : [index]));
  if (seen.length <= 2) return seen;
  const other = seen.indexOf(chosenIndex(chosen, info));
  return [itemAt(seen, 0), itemAt(seen, other > 0 ? other : 1)];
}
