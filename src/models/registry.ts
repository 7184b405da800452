/** Every laboratory, as the worker and the command line run it. */
import type { Model } from '../engine/model';
import { homogeneous } from './homogeneous/compute/model';
import { twoLayer } from './twoLayer/compute/model';

export const models: readonly Model[] = [twoLayer, homogeneous];
