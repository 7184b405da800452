/** Earlier runs that stay in sight, beside the present one. */

import type { AnyExperiment } from '../core/schema/rows';
import type { Measurement } from '../engine/measurement';
import type { RunInfo } from '../engine/run';
import type { CurvesState } from './curves';
import { thin } from './thin';

export const MOST_PINS = 4;

export interface Pin {
  /** 1 to `MOST_PINS`, the least that is free. */
  readonly number: number;
  readonly experiment: AnyExperiment;
  /** Whether it was changed on the way: it began with other settings. */
  readonly changed: boolean;
  readonly info: RunInfo;
  /** Thinned. */
  readonly measurements: readonly Measurement[];
}

/** The pins with the run in sight beside them; as they were if there is no room, or nothing to pin. */
export function pinned(
  pins: readonly Pin[],
  { info, experiment, measurements, changes }: CurvesState,
): readonly Pin[] {
  const taken = new Set(pins.map(({ number }) => number));
  const number = Array.from({ length: MOST_PINS }, (_, k) => k + 1).find(
    (each) => !taken.has(each),
  );
  if (!number || !info || measurements.length === 0) return pins;
  return [
    ...pins,
    { number, experiment, changed: changes.length > 0, info, measurements: thinned(measurements) },
  ];
}

/** Thinned as a chart would: no extreme of any quantity is lost. */
function thinned(measurements: readonly Measurement[]): readonly Measurement[] {
  const rows = measurements.map((measurement) => ({
    measurement,
    values: measurement.readings.flatMap(({ test: _, ...values }) =>
      Object.values<number | null>(values),
    ),
  }));
  return thin(rows).map(({ measurement }) => measurement);
}
