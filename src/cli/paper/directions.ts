/** The presets of the second laboratory that have an independent program's bands to be held to: J1, J2, J3. */
import { grouped } from '../../core/grouped';
import { type BandId, judge } from '../../models/homogeneous/compute/bands';
import type { Verdict } from './claims';

export const banded: readonly BandId[] = ['J1', 'J2', 'J3'];

/** As far as the bands go. */
const STEPS = 10_000;

/** Null of what has no bands. */
export async function bandVerdicts(id: string): Promise<readonly Verdict[] | null> {
  const band = banded.find((each) => each === id);
  if (!band) return null;
  const judged = await judge(band, STEPS);
  return judged.map(({ step, quantity, median, low, high, holds }) => ({
    preset: band,
    claim: `${quantity} at step ${grouped(step)}: median of twelve seeds`,
    expected: `${short(low)} to ${short(high)}`,
    measured: short(median),
    holds,
  }));
}

const short = (value: number) => String(Number(value.toPrecision(3)));
