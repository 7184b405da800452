/** Measures silence by its own ticks, so that a laptop that slept, or a throttled or starved thread, does not count as silence. */

const TICK_MS = 250;

export interface Silence {
  /** Starts or goes on to listen; `ms` of silence from now on are too long. */
  allow(ms: number): void;
  /** Something was heard. */
  broken(): void;
  /** Stops listening. */
  end(): void;
}

/** `tooLong` is called once, and listening ends with it. */
export function createSilence(tooLong: () => void): Silence {
  let allowed = 0;
  let silent = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;
  const end = () => {
    clearInterval(ticking);
    ticking = undefined;
  };
  const tick = () => {
    silent += TICK_MS;
    if (silent < allowed) return;
    end();
    tooLong();
  };
  return {
    allow(ms) {
      allowed = ms;
      silent = 0;
      ticking ??= setInterval(tick, TICK_MS);
    },
    broken() {
      silent = 0;
    },
    end,
  };
}
