/** The pages of the laboratories: one that has none of its own has a chart for each of its quantities. */
import type { Facts } from '../../engine/facts';
import { homogeneous } from '../../models/homogeneous/facts';
import { twoLayer } from '../../models/twoLayer/facts';
import { homogeneousLab } from './homogeneous/lab';
import type { Lab } from './lab';
import { plainLab } from './plain';
import { twoLayerLab } from './twoLayer/lab';

const labs: Readonly<Record<string, Lab>> = {
  [twoLayer.id]: twoLayerLab,
  [homogeneous.id]: homogeneousLab,
};

export const labOf = (model: Facts): Lab => labs[model.id] ?? plainLab(model);
