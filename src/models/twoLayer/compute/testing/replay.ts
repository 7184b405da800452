/** Trains golden data on an implementation, and tells by how much it differs from what is expected. Tests only. */

import type { Sums } from '../../sums';
import { evaluateOn } from '../evaluate';
import { difference, type Golden, type GoldenState } from '../golden/golden';
import { grainOf, reading } from '../metrics';
import { weightsOf } from '../snapshot';
import type { Implementation } from './implementations';

/** A gradient so many times shorter than at the start has fewer digits left than a tolerance asks for. */
const READABLE = 1e-5;

/** Sample space has no batches. */
export function canTrain({ space }: Implementation, { order }: Golden): boolean {
  return space === 'weight' || order.batch >= order.shape.n;
}

/** What differs by more than a tolerance, at any of the steps that the golden data tell of. */
export async function deviations(
  { order, after }: Golden,
  { make }: Implementation,
  tolerance: number,
): Promise<readonly string[]> {
  const cohort = await make(order);
  const grain = grainOf(order, cohort);
  const evaluate = evaluateOn(order);
  const found: string[] = [];
  let step = 0;
  let first: Sums | undefined;
  for (const expected of after) {
    cohort.advance(step, expected.step - step);
    step = expected.step;
    const [sums] = await cohort.measure(step);
    const [weights] = weightsOf(order, await cohort.snapshot());
    first ??= sums;
    const { loss, alignment, gradientAngle } = reading(
      sums,
      first.squaredError / 2,
      order.learners[0],
      grain,
    );
    const test = (await evaluate?.(weights, new AbortController().signal)) ?? null;
    const differences = {
      loss: difference([loss], [expected.loss]),
      cos: angleDifference(alignment, expected.cos),
      ...(isReadable(sums, first) && {
        gradientCos: angleDifference(gradientAngle, expected.gradientCos),
      }),
      W: difference(weights.W, expected.W),
      beta: difference(weights.beta, expected.beta),
      b: difference(weights.b, expected.b),
      ...testDifferences(test, expected.test),
    };
    for (const [on, by] of Object.entries(differences)) {
      // Not `by > tolerance`: NaN is no agreement.
      if (!(by <= tolerance)) found.push(`${on} after ${step} steps by ${by.toExponential(1)}`);
    }
  }
  cohort.dispose();
  return found;
}

function isReadable(sums: Sums, first: Sums): boolean {
  return (['feedbackGradientNorm2', 'trueGradientNorm2'] as const).every(
    (gradient) => sums[gradient] >= READABLE ** 2 * first[gradient],
  );
}

/** Of an angle in radians, null where it is undefined, from the cosine expected, NaN where that is. */
function angleDifference(angle: number | null, cosine: number): number {
  if (angle === null) return Number.isNaN(cosine) ? 0 : Number.NaN;
  return difference([Math.cos(angle)], [cosine]);
}

function testDifferences(found: GoldenState['test'], expected: GoldenState['test']) {
  const accuracies = [found?.accuracy ?? null, expected?.accuracy ?? null];
  return {
    testLoss: difference(found ? [found.loss] : [], expected ? [expected.loss] : []),
    accuracy: accuracies[0] === accuracies[1] ? 0 : Number.NaN,
  };
}
