/** What one measured step reports, for each learner. */
import { itemAt } from '../core/itemAt';
import type { TestReading } from './testReading';

/** What every model measures of a learner at a step; a model's own quantities stand beside it. */
export interface Reading {
  /** L over the training data. */
  readonly loss: number;
  /** L / L₀; null where L₀ is 0. */
  readonly relativeLoss: number | null;
  /** What it makes of the test samples; null where there are none, and at most steps (testing is dear). */
  readonly test: TestReading | null;
}

export interface Measurement<R extends Reading = Reading> {
  /** Updates made so far. */
  readonly step: number;
  /** In the order of the run's learners. */
  readonly readings: readonly R[];
}

/** What was measured of the learner at this place. */
export function readingAt<R extends Reading>({ readings }: Measurement<R>, index: number): R {
  return itemAt(readings, index);
}

/** The value of a quantity by its id; null where it is not defined, undefined where nothing of that name is measured. */
export function quantityIn(reading: Reading, quantity: string): number | null | undefined {
  // A model's quantities stand in its readings under their ids.
  const value = (reading as Reading & Readonly<Record<string, unknown>>)[quantity];
  return typeof value === 'number' || value === null ? value : undefined;
}
