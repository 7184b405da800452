/** Every laboratory, as the page knows it; the first is that of a link that names none. */
import type { Models } from '../core/schema/link';
import type { Facts } from '../engine/facts';
import { homogeneous } from './homogeneous/facts';
import { twoLayer } from './twoLayer/facts';

export const facts: Models<Facts> = [twoLayer, homogeneous];
