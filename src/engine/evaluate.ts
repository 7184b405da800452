/** Tests of learners on samples that they were not trained on, one learner after another. */
import type { TestReading } from './testReading';

/** One learner's test; null after an abort, and where the loss is beyond all numbers. */
export type Evaluate = (signal: AbortSignal) => Promise<TestReading | null>;

/** The test of each learner where a snapshot has it. */
export type Evaluator<Snapshot> = { of(snapshot: Snapshot): readonly Evaluate[] }['of'];

/** The readings of all learners, of those that can be tested; null after an abort. */
export async function evaluateAll(
  tests: readonly Evaluate[],
  signal: AbortSignal,
): Promise<readonly (TestReading | null)[] | null> {
  const readings: (TestReading | null)[] = [];
  for (const test of tests) {
    const result = await test(signal);
    if (signal.aborted) return null;
    readings.push(result);
  }
  return readings;
}
