/** Domains and ticks of the charts: functions of the data alone, that change in few, large steps while a run goes on. */
import { nice, ticks as niceTicks } from 'd3-array';
import type { Scale } from '../view';

export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** The least and the greatest of what is to be seen. */
export interface Range {
  readonly least: number;
  readonly greatest: number;
}

/** Of all finite values; on a log scale, of those above 0. Null if there are none. */
export function rangeOf(values: Iterable<number | null>, scale: Scale): Range | null {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value === null || !Number.isFinite(value) || (scale === 'log' && value <= 0)) continue;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return least <= greatest ? { least, greatest } : null;
}

/** Decades that a log axis may span: each at most twice the one before, so that curves fill about half of it at least. */
const RUNGS = [0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2, 3, 4, 6, 9, 12, 15, 18, 24, 30, 36];
/** Decades by which it grows from there on. */
const LAST_RUNGS = 12;

/** So small that nothing is told apart below it but in whole decades. */
const SMALL = 1e-280;
const LARGE = 1e300;

/** Decades that predictions may ask for: they fall far below what is measured, and must not squeeze it. */
const FORETOLD = 3;

/** A log axis around a range, of as many decades as the rung that holds it. `foretold` is the least of what theory foretells. */
export function logAxis(range: Range | null, foretold = Number.POSITIVE_INFINITY): Axis {
  if (!range) return { domain: [1e-3, 1e3], ticks: powers(-3, 3, 1) };
  const { least } = range;
  const greatest = Math.max(range.greatest, SMALL);
  const top = roundedUp(greatest, Math.log10(greatest) - Math.log10(least));
  const decades = (low: number) => Math.log10(top) - Math.log10(low) - 1e-9;
  const wanted = foretold > 0 && foretold < least ? rungAbove(decades(foretold)) : 0;
  const rung = Math.max(rungAbove(decades(least)), Math.min(wanted, FORETOLD));
  const bottom = Number((10 ** (Math.log10(top) - rung)).toPrecision(12));
  const low = Math.max(Math.min(bottom, least), Number.MIN_VALUE);
  return { domain: [low, top], ticks: logTicks(low, top) };
}

function rungAbove(decades: number): number {
  return RUNGS.find((rung) => rung >= decades) ?? LAST_RUNGS * Math.ceil(decades / LAST_RUNGS);
}

/** The next round number: of three digits or two where few decades are in sight, then 1, 2, 5 or a power of ten. */
function roundedUp(value: number, decades: number): number {
  const exponent = Math.floor(Math.log10(value));
  const digits = decades < 0.1 ? 3 : 2;
  const mantissas = decades < 4 ? [1, 2, 5, 10] : [1, 10];
  const round =
    decades < 0.4
      ? Number(
          `${Math.ceil((value / 10 ** exponent) * 10 ** (digits - 1))}e${exponent - digits + 1}`,
        )
      : mantissas.map((m) => Number(`${m}e${exponent}`)).find((each) => each >= value);
  return Math.min(Math.max(round ?? value, value), Number.MAX_VALUE);
}

/** From one round number to another around a range of values that are not below 0. */
export function linearAxis(range: Range | null): Axis {
  if (!range) return { domain: [0, 1], ticks: [0, 0.5, 1] };
  const { least, greatest } = range;
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  if (size < SMALL) return { domain: [0, 1], ticks: [0, 0.5, 1] };
  // Closer than this, no label could tell them apart.
  const room = greatest / size - least / size <= 1e-9 ? size * 0.05 : 0;
  // Near the greatest double, rounding up would overflow.
  const unit = size > LARGE ? LARGE : 1;
  const [low, high] = nice((least - room) / unit, greatest / unit + room / unit, 5);
  return {
    domain: [
      Math.min(low * unit, least),
      Math.max(Math.min(high * unit, Number.MAX_VALUE), greatest),
    ],
    ticks: niceTicks(low, high, 5)
      .map((tick) => tick * unit)
      .filter(Number.isFinite),
  };
}

/** Degrees. Half of the scale is enough while no angle is clearly obtuse. */
export function angleAxis(range: Range | null): Axis {
  return range && range.greatest > 105
    ? { domain: [0, 180], ticks: [0, 45, 90, 135, 180] }
    : { domain: [0, 105], ticks: [0, 30, 60, 90] };
}

/** Steps in sight; a log axis has no place for step 0 and begins at 1. */
export function stepAxis(from: number, to: number, scale: Scale): Axis {
  if (scale === 'log') {
    const first = Math.max(from, 1);
    const last = Math.max(to, first + 1);
    return { domain: [first, last], ticks: logTicks(first, last).filter(Number.isInteger) };
  }
  return { domain: [from, to], ticks: niceTicks(from, to, 6).filter(Number.isInteger) };
}

/** From 0 to a round number above the greatest. */
export function driftAxis(range: Range | null): Axis {
  const top = range && range.greatest > 0 ? roundedUp(range.greatest, 1) : 0.01;
  return { domain: [0, top], ticks: [0, top / 4, top / 2, 0.75 * top, top] };
}

/** Powers of ten; where fewer than three are in sight, round numbers between them. */
function logTicks(low: number, high: number): readonly number[] {
  const [bottom, top] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const within = (ticks: readonly number[]) => ticks.filter((tick) => tick >= low && tick <= high);
  const decades = within(powers(bottom, top, Math.max(1, Math.ceil((top - bottom) / 6))));
  if (decades.length > 2) return decades;
  const round = [];
  for (let exponent = bottom - 1; exponent <= top; exponent++) {
    for (const digit of [1, 2, 5]) round.push(Number(`${digit}e${exponent}`));
  }
  const few = within(round);
  return few.length > 2 ? few : within(niceTicks(low, high, 5));
}

/** 10^k from `bottom` to `top`, for the multiples k of `stride`; read as text, for a computed power may be off by a bit. */
function powers(bottom: number, top: number, stride: number): readonly number[] {
  const ticks = [];
  for (let k = stride * Math.ceil(bottom / stride); k <= top; k += stride) {
    ticks.push(Number(`1e${k}`));
  }
  return ticks;
}
