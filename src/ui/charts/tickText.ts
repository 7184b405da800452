/** The labels of ticks: as short as they can be and still be right. */
import { powerOfTen } from '../format';
import type { Scale } from '../view';

/** Powers of ten of a log scale as such, other numbers with as many digits as all of them need; each with its unit. */
export function tickText(
  ticks: readonly number[],
  scale: Scale,
  unit = '',
): (value: number) => string {
  const sizes = ticks.map(Math.abs).filter((size) => size > 0);
  const plain = sizes.every((size) => size >= 1e-3 && size < 1e5);
  // 10°, but 10¹ where there is no unit: as 10³ and 10⁻³ beside it.
  if (scale === 'log' && ticks.every(isPowerOfTen) && !(unit && plain)) {
    return (value) => `${powerOfTen(value)}${unit}`;
  }
  if (plain && scale === 'log') return (value) => `${Number(value.toPrecision(12))}${unit}`;
  const write = plain
    ? (digits: number) => (value: number) => value.toFixed(digits)
    : (digits: number) => (value: number) => (value === 0 ? '0' : value.toExponential(digits));
  const enough = DIGITS.find((digits) => ticks.every((tick) => isRight(write(digits)(tick), tick)));
  return (value) => `${write(enough ?? 16)(value)}${unit}`;
}

const DIGITS = Array.from({ length: 16 }, (_, digits) => digits);
const isPowerOfTen = (tick: number) => tick === Number(`1e${Math.round(Math.log10(tick))}`);
const isRight = (text: string, tick: number) =>
  Math.abs(Number(text) - tick) <= 1e-11 * Math.abs(tick);
