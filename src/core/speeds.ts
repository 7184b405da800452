/** The speeds a run can go at: so long for a whole run, whatever its length, so many steps a second, or as fast as it can. */

interface Speed {
  /** How a link names it. */
  readonly id: string;
  readonly label: string;
  /** Steps per second of a run of so many steps; null: as fast as the machine goes. */
  readonly of: (steps: number) => number | null;
}

const inSeconds = (seconds: number) => (steps: number) => steps / seconds;
const aSecond = (count: number) => () => count;

export const speeds = [
  { id: 'watch', label: '8 s a run', of: inSeconds(8) },
  { id: 'slow', label: '30 s a run', of: inSeconds(30) },
  { id: 'full', label: 'full speed', of: () => null },
  { id: '100', label: '100 steps/s', of: aSecond(100) },
  { id: '30', label: '30 steps/s', of: aSecond(30) },
  { id: '10', label: '10 steps/s', of: aSecond(10) },
  { id: '3', label: '3 steps/s', of: aSecond(3) },
  { id: '1', label: '1 step/s', of: aSecond(1) },
] as const satisfies readonly Speed[];

export type SpeedId = (typeof speeds)[number]['id'];

/** A run is to be seen, however fast the machine is. */
export const DEFAULT_SPEED: SpeedId = 'watch';

/** The speed that a link or the device's memory names; null if there is none of that name. */
export function speedNamed(name: string | null): SpeedId | null {
  const wanted = name?.trim().toLowerCase();
  return speeds.find(({ id }) => id === wanted)?.id ?? null;
}

/** Steps per second of a run of so many steps; null: as fast as the machine goes. */
export function stepsPerSecond(speed: SpeedId, steps: number): number | null {
  return speeds.find(({ id }) => id === speed)?.of(steps) ?? null;
}
