/** What data are made from beside the seed, loaded before a run is composed. */

import type { OwnData } from '../../../../core/table/ownData';
import { SHOWN_SAMPLES } from '../../../../engine/testReading';
import type { Strip } from '../../info';
import type { Experiment } from '../../params';
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
