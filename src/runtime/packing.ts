/** Measurements as they cross the wall between threads: an array of numbers a learner in place of an object a step. */
import type { Measurement, Reading } from '../engine/measurement';
import type { TestReading } from '../engine/testReading';

export interface Packed {
  /** What a row of numbers is, by the names in a reading. */
  readonly names: readonly string[];
  /** [rows] updates made. */
  readonly steps: Float64Array;
  /** Of each learner [rows, names], row-major; NaN where a quantity is not defined: a reading has no number that is none. */
  readonly learners: readonly Float64Array[];
  /** At few steps: what the tests in this row gave each learner. */
  readonly tests: readonly {
    readonly row: number;
    readonly readings: readonly (TestReading | null)[];
  }[];
}

export function pack(measurements: readonly Measurement[]): Packed {
  const [first] = measurements;
  const count = first?.readings.length ?? 0;
  const names = Object.keys(first?.readings[0] ?? {}).filter((name) => name !== 'test');
  const learners = Array.from({ length: count }, (_, index) =>
    Float64Array.from(measurements.flatMap(({ readings }) => numbersOf(readings[index], names))),
  );
  return {
    names,
    steps: Float64Array.from(measurements, ({ step }) => step),
    learners,
    tests: measurements.flatMap(({ readings }, row) =>
      readings.some(({ test }) => test)
        ? [{ row, readings: readings.map(({ test }) => test) }]
        : [],
    ),
  };
}

function numbersOf(reading: Reading | undefined, names: readonly string[]): readonly number[] {
  // A model's quantities stand in its readings under their ids.
  const values = reading as (Reading & Readonly<Record<string, unknown>>) | undefined;
  return names.map((name) => Number(values?.[name] ?? Number.NaN));
}

export function unpack({ names, steps, learners, tests }: Packed): readonly Measurement[] {
  const tested = new Map(tests.map(({ row, readings }) => [row, readings]));
  return Array.from(steps, (step, row) => ({
    step,
    readings: learners.map((numbers, index) => {
      const values = names.map((name, k) => {
        const value = numbers[row * names.length + k] ?? Number.NaN;
        return [name, Number.isNaN(value) ? null : value] as const;
      });
      const test = tested.get(row)?.[index] ?? null;
      // What was packed was a reading, and its names came along.
      return { ...Object.fromEntries(values), test } as unknown as Reading;
    }),
  }));
}
