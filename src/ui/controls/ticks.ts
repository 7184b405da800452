/** The values a slider can take: round numbers on a log scale, whole steps on a linear one. */
import { minIndex } from 'd3-array';
import type { NumberRow } from '../../core/schema/rows';

const MANTISSAS = [
  1, 1.1, 1.2, 1.3, 1.5, 1.7, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9,
];

export type Tick = number | string;

/** Every value of a log slider, ascending; the word (“auto”, “never”) stands at its end of the scale. */
export function logTicks(row: NumberRow): readonly Tick[] {
  const least = Math.max(row.floor ?? row.min, row.min);
  const values = new Set([row.min, row.max]);
  if (typeof row.default === 'number') values.add(row.default);
  for (let exponent = Math.floor(Math.log10(least)); 10 ** exponent <= row.max; exponent++) {
    for (const mantissa of MANTISSAS) {
      const value = Number(`${mantissa}e${exponent}`);
      const fits = value >= least && value <= row.max;
      if (fits && (!row.integer || Number.isInteger(value))) values.add(value);
    }
  }
  const numbers = [...values].sort((a, b) => a - b);
  if (!row.word) return numbers;
  return row.word.at === 'start' ? [row.word.value, ...numbers] : [...numbers, row.word.value];
}

/** The tick a value stands at, or the nearest one (in ratio) where it was typed and lies between two. */
export function nearestTick(ticks: readonly Tick[], value: Tick): number {
  const exact = ticks.indexOf(value);
  if (exact >= 0 || typeof value === 'string') return Math.max(exact, 0);
  const distance = (tick: Tick) =>
    typeof tick === 'number' && tick > 0
      ? Math.abs(Math.log(tick / value))
      : Number.POSITIVE_INFINITY;
  return minIndex(ticks, distance);
}
