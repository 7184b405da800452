/** Which quantities are for a projector, which has not room for all. */
import { useMemo } from 'react';
import { useCurves } from './context';

/** What every lecture needs, and what the preset in sight is about. */
export function usePresented(): ReadonlySet<string> {
  const quantities = useCurves(({ model }) => model.quantities);
  const about = useCurves(({ model, experiment }) => model.presetOf(experiment)?.about);
  return useMemo(() => {
    const always = quantities.filter(({ shows }) => shows === 'always').map(({ id }) => id);
    return new Set([...always, ...(about ?? [])]);
  }, [quantities, about]);
}
