/** Domains and ticks of the charts: fixed as far as can be, so that nothing jumps while a run goes on. */
import { ticks as niceTicks, tickStep } from 'd3-array';
import { powerOfTen } from '../format';
import type { Scale } from '../view';

/** Decades a loss chart shows: from the greatest loss down to float32's round-off of it. */
const DECADES = 13;

export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** The exponent of the power of ten above `greatest`. */
export function topDecade(greatest: number): number {
  return Math.ceil(Math.log10(greatest > 0 && Number.isFinite(greatest) ? greatest : 1));
}

/** A log axis up to 10^top; ticks at 1, 10³, 10⁻³ and so on. */
export function lossAxis(top: number): Axis {
  return { domain: [10 ** (top - DECADES), 10 ** top], ticks: powers(top - DECADES, top, 3) };
}

/** Degrees. Half of the scale is enough while no angle is clearly obtuse. */
export function angleAxis(greatest: number): Axis {
  return greatest > 105
    ? { domain: [0, 180], ticks: [0, 45, 90, 135, 180] }
    : { domain: [0, 105], ticks: [0, 30, 60, 90] };
}

/** Steps in sight; a log axis has no place for step 0 and begins at 1. */
export function stepAxis(from: number, to: number, scale: Scale): Axis {
  if (scale === 'log') {
    const first = Math.max(from, 1);
    return { domain: [first, Math.max(to, first + 1)], ticks: logTicks(first, to) };
  }
  const ticks = niceTicks(from, to, 6).filter(Number.isInteger);
  return { domain: [from, to], ticks };
}

/** From 0 to a round number above `greatest`, which grows in few, large jumps. */
export function driftAxis(greatest: number): Axis {
  const magnitude = 10 ** Math.floor(Math.log10(greatest > 0 ? greatest : 0.01));
  const top = [1, 2, 5, 10].map((m) => m * magnitude).find((each) => each >= greatest) ?? magnitude;
  return { domain: [0, top], ticks: [0, top / 4, top / 2, (3 * top) / 4, top] };
}

/** A log axis around the values that are there, at most eight decades down from the greatest. */
export function spectrumAxis(values: readonly (number | null)[]): Axis {
  const there = values.filter((value) => value !== null);
  const top = topDecade(Math.max(...there, 1e-8));
  const bottom = Math.max(top - 8, Math.floor(Math.log10(Math.min(...there, 10 ** top))));
  return { domain: [10 ** bottom, 10 ** top], ticks: powers(bottom, top, 1) };
}

/** Just around the values in sight; of a log axis, around those above 0. */
export function fittedAxis(values: readonly number[], scale: Scale): Axis {
  const there = values.filter((value) => Number.isFinite(value) && (scale !== 'log' || value > 0));
  if (there.length === 0) return { domain: scale === 'log' ? [1e-1, 1] : [0, 1], ticks: [1] };
  const [least, most] = [
    there.reduce((a, b) => Math.min(a, b)),
    there.reduce((a, b) => Math.max(a, b)),
  ];
  if (scale === 'log') {
    const [low, high] = [least / 1.2, most * 1.2];
    return { domain: [low, high], ticks: logTicks(low, high) };
  }
  const room = (most - least) * 0.06 || Math.abs(most) * 0.06 || 1;
  const domain = [least - (least === 0 ? 0 : room), most + room] as const;
  return { domain, ticks: niceTicks(...domain, 5) };
}

/** Powers of ten, or between few of them round numbers. */
function logTicks(low: number, high: number): readonly number[] {
  const [bottom, top] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  if (top - bottom >= 2) return powers(bottom, top, Math.ceil((top - bottom) / 6));
  const round = [];
  for (let exponent = bottom - 1; exponent <= top; exponent++) {
    for (const digit of [1, 2, 5]) round.push(digit * 10 ** exponent);
  }
  const within = round.filter((tick) => tick >= low && tick <= high);
  return within.length > 1 ? within : niceTicks(low, high, 4);
}

/** 10^k from `bottom` to `top`, for the multiples k of `stride`. */
function powers(bottom: number, top: number, stride: number): readonly number[] {
  const ticks = [];
  for (let k = stride * Math.ceil(bottom / stride); k <= top; k += stride) ticks.push(10 ** k);
  return ticks;
}

/** Labels that tell the ticks apart: powers of ten as such, other numbers with as many decimals as they need. */
export function tickText(ticks: readonly number[], scale: Scale): (value: number) => string {
  if (scale === 'log') {
    const powersOnly = ticks.every((tick) => Math.abs(Math.log10(tick) % 1) < 1e-9);
    return powersOnly ? powerOfTen : (value) => String(Number(value.toPrecision(2)));
  }
  const [first = 0, second = 1] = ticks;
  const step = ticks.length > 1 ? Math.abs(second - first) : 1;
  const most = Math.max(...ticks.map(Math.abs), step);
  if (most < 1e-3 || most >= 1e5) return (value) => (value === 0 ? '0' : value.toExponential(1));
  const decimals = Math.max(0, -Math.floor(Math.log10(tickStep(0, step, 1)) + 1e-9));
  return (value) => value.toFixed(Math.min(decimals, 6));
}
