/** How a whole table writes its numbers: one decimal sign, told by the cells that can be read in one way only. */
import { type Content, evidenceIn } from './column';
import type { Decimal } from './numbers';

export interface Convention {
  readonly decimal: Decimal;
  /** Whether the cells tell it; else numbers such as “1,250” may be 1250 or 1.25, and a person must say. */
  readonly told: boolean;
}

/**
 * Cells that contradict the others do not change the sign: they are no numbers under it. Where cells are divided by
 * commas, a point is a decimal point unless something speaks against it: who writes decimal commas divides cells otherwise.
 */
export function conventionOf(contents: readonly Content[], delimiter: string): Convention {
  let points = 0;
  let commas = 0;
  let open = false;
  for (const content of contents) {
    evidenceIn(content).forEach((evidence, row) => {
      if (evidence === 'point') points += 1;
      if (evidence === 'comma') commas += 1;
      const usual = delimiter === ',' && !content.texts[row]?.includes(',');
      if (evidence === 'ambiguous' && !usual) open = true;
    });
  }
  if (points + commas > 0) return { decimal: commas > points ? 'comma' : 'point', told: true };
  return { decimal: 'point', told: !open };
}
