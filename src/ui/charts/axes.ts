/** Domains and ticks of the charts: fixed as far as can be, so that nothing jumps while a run goes on. */

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
  const bottom = top - DECADES;
  const ticks = [];
  for (let exponent = 3 * Math.floor(top / 3); exponent >= bottom; exponent -= 3) {
    ticks.push(10 ** exponent);
  }
  return { domain: [10 ** bottom, 10 ** top], ticks };
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
  const ticks = [];
  for (let exponent = top; exponent >= bottom; exponent--) ticks.push(10 ** exponent);
  return { domain: [10 ** bottom, 10 ** top], ticks };
}
