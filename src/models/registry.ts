/** Every laboratory by its id, as the worker and the command line run it; all but the first is loaded when it is opened. */
import type { Models } from '../engine/model';
import { loadPart } from '../engine/part';
import { id as directions } from './homogeneous/wanted';
import { twoLayer } from './twoLayer/compute/model';

export const models: Models = {
  [twoLayer.id]: async () => twoLayer,
  [directions]: () =>
    loadPart('model', async () => (await import('./homogeneous/compute/model')).homogeneous),
};
