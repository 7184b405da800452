/** Where the premise of the theorems fails, in words: data that no network gets right, or a network that did not. */
import { grouped } from '../../../core/grouped';
import { joined } from '../../../core/words';
import { homogeneous } from '../../../models/homogeneous/facts';
import type { Flaw } from '../../../models/homogeneous/info';
import type { CurvesState } from '../../../session/curves';
import { asHomogeneous } from './inSight';

const NO_CLAIM =
  'The theorems speak of networks that get all samples right: here they claim nothing.';

export function remarkOf(state: CurvesState): string | null {
  const { info, over } = asHomogeneous(state);
  if (!info) return null;
  if (info.flaw) return textOf(info.flaw);
  return over ? wrongAtEnd(state) : null;
}

function textOf({ code }: Flaw): string {
  switch (code) {
    case 'one-class':
      return 'All samples are of one class: there is nothing to tell apart, and one sign for all inputs is right.';
    case 'opposite':
      return `Two samples have the same inputs and opposite classes: no network gets both right. ${NO_CLAIM}`;
    case 'inseparable':
      return `No line, plane or hyperplane through 0 parts these classes, and a linear network has no other: it cannot get all samples right. ${NO_CLAIM}`;
    default:
      return code satisfies never;
  }
}

/** Of those that are trained by the gradient: of feedback alignment no theorem speaks. */
function wrongAtEnd(state: CurvesState): string | null {
  const { info, measurements } = asHomogeneous(state);
  const readings = measurements.at(-1)?.readings ?? [];
  const wrong = (info?.learners ?? []).flatMap(({ id, rule }, index) => {
    const errors = readings[index]?.errors ?? 0;
    return rule === 'bp' && errors > 0
      ? [{ name: homogeneous.nameOf({ id, rule }).short, errors }]
      : [];
  });
  if (wrong.length === 0) return null;
  const told = wrong.map(
    ({ name, errors }) =>
      `${name} has ${grouped(errors)} of ${grouped(info?.data.y.length ?? 0)} samples wrong`,
  );
  return `${joined(told)}. ${NO_CLAIM}`;
}
