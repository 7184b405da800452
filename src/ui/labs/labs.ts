/**
 * The pages of the laboratories: one that has none of its own has a chart for each of its quantities. That of the first is
 * here with the page; another is loaded when it is opened.
 */
import { create } from 'zustand';
import type { Facts } from '../../engine/facts';
import { homogeneous } from '../../models/homogeneous/facts';
import { twoLayer } from '../../models/twoLayer/facts';
import { beside } from '../Toast';
import type { Lab } from './lab';
import { plainLab, waitingLab } from './plain';
import { twoLayerLab } from './twoLayer/lab';

const loads: Readonly<Record<string, () => Promise<Lab>>> = {
  [homogeneous.id]: async () => (await import('./homogeneous/lab')).homogeneousLab,
};

/** By a model's id: its page, or that it did not arrive. */
const useArrived = create<Readonly<Record<string, Lab | 'missing'>>>(() => ({
  [twoLayer.id]: twoLayerLab,
}));

/** Loads the page of this laboratory, if it is not here; where it does not arrive, that is told. */
export function loadLab({ id }: Facts, then = () => {}): void {
  const load = loads[id];
  const known = useArrived.getState()[id];
  if (!load || (known && known !== 'missing')) return then();
  const loaded = load().then(
    (lab) => useArrived.setState({ [id]: lab }),
    (error: unknown) => {
      useArrived.setState({ [id]: 'missing' });
      throw error;
    },
  );
  beside(loaded.finally(then), NOT_LOADED);
}

const NOT_LOADED =
  'The figures of this laboratory did not arrive, and plain charts stand in for them. Check the connection and choose its tab again';

/** The page of this laboratory: while it is on its way without figures, and with plain charts if there is no other. */
export function useLab(model: Facts): Lab {
  const lab = useArrived((labs) => labs[model.id]);
  if (lab && lab !== 'missing') return lab;
  return !lab && model.id in loads ? waitingLab(model) : plainLab(model);
}
