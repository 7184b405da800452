/** Which quantities are for a projector, which has not room for all. */
import { useMemo } from 'react';
import { presetOf } from '../models/twoLayer/presets';
import { type QuantityId, quantities } from '../models/twoLayer/quantities';
import { useCurves } from './context';

const ALWAYS = quantities.filter(({ shows }) => shows === 'always').map(({ id }) => id);

/** What every lecture needs, and what the preset in sight is about. */
export function usePresented(): ReadonlySet<QuantityId> {
  const about = useCurves((state) => presetOf(state.experiment)?.preset.about);
  return useMemo(() => new Set([...ALWAYS, ...(about ?? [])]), [about]);
}
