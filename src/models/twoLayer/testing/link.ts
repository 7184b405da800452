/** Links to experiments of this model, which is the first. */
import * as link from '../../../core/schema/link';
import type { SpeedId } from '../../../core/speeds';
import { twoLayer } from '../facts';
import type { Experiment } from '../params';

export function decode(fragment: string) {
  const { model: _, ...decoded } = link.decode(fragment, [twoLayer]);
  return decoded;
}

export const encode = (experiment: Experiment, speed: SpeedId | null = null) =>
  link.encode(twoLayer, experiment, speed, [twoLayer]);
