/** The chosen speed, kept on the device. */
import { DEFAULT_SPEED, type SpeedId, speedNamed } from '../core/speeds';
import type { SpeedMemory } from './session';

const KEY = 'alignment-lab/speed';

/** Where nothing was chosen, what moves little is shown finished to those who asked for less motion. */
export function keptSpeed(calm: boolean): SpeedMemory {
  // Storage may be closed to this page: then a choice lasts as long as the page.
  let chosen: SpeedId | null = null;
  return {
    read() {
      try {
        chosen ??= speedNamed(localStorage.getItem(KEY));
      } catch {
        // as above
      }
      return chosen ?? (calm ? 'full' : DEFAULT_SPEED);
    },
    keep(speed) {
      chosen = speed;
      try {
        localStorage.setItem(KEY, speed);
      } catch {
        // as above
      }
    },
  };
}
