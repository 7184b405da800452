/** Domains and ticks of the charts: fixed as far as can be, so that nothing jumps while a run goes on. */

/** Decades a loss chart shows: from the greatest loss down to float32's round-off of it. */
const DECADES = 13;

export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** A log axis whose top is the power of ten above `greatest`; ticks every three decades. */
export function lossAxis(greatest: number): Axis {
  const top = Math.ceil(Math.log10(greatest > 0 && Number.isFinite(greatest) ? greatest : 1));
  const ticks = [];
  for (let exponent = top; exponent > top - DECADES; exponent -= 3) ticks.push(10 ** exponent);
  return { domain: [10 ** (top - DECADES), 10 ** top], ticks };
}

/** Degrees. Half of the scale is enough while no angle is clearly obtuse. */
export function angleAxis(greatest: number): Axis {
  return greatest > 105
    ? { domain: [0, 180], ticks: [0, 45, 90, 135, 180] }
    : { domain: [0, 105], ticks: [0, 30, 60, 90] };
}

/** Steps from 0 to `steps`, at about six round numbers. */
export function stepAxis(steps: number): Axis {
  const rough = steps / 6;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const stride =
    [1, 2, 2.5, 5, 10].map((m) => m * magnitude).find((s) => s >= rough && Number.isInteger(s)) ??
    10 * magnitude;
  const ticks = [];
  for (let step = 0; step <= steps; step += stride) ticks.push(step);
  return { domain: [0, steps], ticks };
}
