/** A person's table as two classes: what this laboratory parts. */
import { grouped } from '../../core/grouped';
import { itemAt } from '../../core/itemAt';
import type { OwnData } from '../../core/table/ownData';
import { listed, quoted, type Read, refused } from '../../core/table/problems';

/** The same table with its target one of two classes, one-hot; of numbers the smaller is the first. */
export function inTwoClasses(own: OwnData): Read<OwnData> {
  const { classes, outputs, Y } = own;
  if (classes) {
    if (outputs.length === 2) return { ok: true, value: own };
    return refused(
      `The target has ${grouped(outputs.length)} classes, ${listed(outputs)}: ${TWO_CLASSES}.`,
    );
  }
  if (outputs.length > 1) {
    return refused(`There are ${grouped(outputs.length)} targets: ${TWO_CLASSES}, in one column.`);
  }
  const values = [...new Set(Y)].sort((one, other) => one - other);
  if (values.length !== 2) {
    return refused(
      `The target ${quoted(itemAt(outputs, 0))} has ${grouped(values.length)} different values: ${TWO_CLASSES}.`,
    );
  }
  const oneHot = [...Y].flatMap((value) => values.map((each) => (value === each ? 1 : 0)));
  const named = { classes: true, outputs: values.map(String), Y: Float64Array.from(oneHot) };
  return { ok: true, value: { ...own, ...named } };
}

const TWO_CLASSES = 'networks with one output tell two classes apart';

/** Why it cannot be trained on; null: it can. */
export function problemIn(own: OwnData): string | null {
  const read = inTwoClasses(own);
  return read.ok ? null : itemAt(read.problems, 0);
}
