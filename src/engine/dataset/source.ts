/** What data are made from beside the seed, loaded before a run is composed. */

import type { OwnData } from '../../experiment/ownData';
import type { Experiment } from '../../experiment/params';
import type { Strip } from '../../experiment/run';
import { SHOWN_SAMPLES } from '../../experiment/testReading';
import { type Digits, digitStrip, loadDigits } from './digits/digits';

export interface Source {
  readonly own?: OwnData;
  readonly digits?: Digits;
}

/** Loads what the experiment's data are made from. */
export async function sourceOf(
  { data }: Pick<Experiment, 'data'>,
  own: OwnData | null,
): Promise<Source> {
  if (data === 'digits14' || data === 'digits28') return { digits: await loadDigits() };
  return own ? { own } : {};
}

/** Pictures of the first test samples, where the data are pictures. */
export function stripOf({ data }: Pick<Experiment, 'data'>, { digits }: Source): Strip | null {
  return digits ? digitStrip(digits, data === 'digits14' ? 14 : 28, SHOWN_SAMPLES) : null;
}
