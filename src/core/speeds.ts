/** The speeds a run can go at: so long for a whole run, whatever its length, so many steps a second, or as fast as it can. */

/** So many steps a second, or a whole run in so many seconds; null: as fast as the machine goes. */
export type Pace = number | { readonly seconds: number } | null;

interface Speed {
  /** How a link names it. */
  readonly id: string;
  readonly label: string;
  readonly pace: Pace;
}

export const speeds = [
  { id: 'watch', label: '8 s a run', pace: { seconds: 8 } },
  { id: 'slow', label: '30 s a run', pace: { seconds: 30 } },
  { id: 'full', label: 'full speed', pace: null },
  { id: '100', label: '100 steps/s', pace: 100 },
  { id: '30', label: '30 steps/s', pace: 30 },
  { id: '10', label: '10 steps/s', pace: 10 },
  { id: '3', label: '3 steps/s', pace: 3 },
  { id: '1', label: '1 step/s', pace: 1 },
] as const satisfies readonly Speed[];

export type SpeedId = (typeof speeds)[number]['id'];

/** A run is to be seen, however fast the machine is. */
export const DEFAULT_SPEED: SpeedId = 'watch';

/** The speed that a link or the device's memory names; null if there is none of that name. */
export function speedNamed(name: string | null): SpeedId | null {
  const wanted = name?.trim().toLowerCase();
  return speeds.find(({ id }) => id === wanted)?.id ?? null;
}

export function paceOf(speed: SpeedId): Pace {
  return speeds.find(({ id }) => id === speed)?.pace ?? null;
}
