/** Whether implementations agree: by how much two results differ, and on what. Tests only. */
import type { Order } from '../../order';
import type { Sums } from '../../sums';
import { difference } from '../golden/golden';
import { fast, reference } from './implementations';
import { finish, type Result } from './runs';

/**
 * The largest `difference` that rounding may leave after some tens of steps. In 40 000 random runs (agreement.both.test.ts) it
 * left 3e-13 at most in float64, and in float32 1.3e-5 at most, 3e-7 in the middle.
 */
const TOLERANCE = { float32: 1e-4, float64: 1e-10 };

/**
 * Which implementations differ from the reference after so many steps, or weight and sample space from each other in
 * float64, and on what. Sample space has no batches.
 */
export async function disagreements(order: Order, steps: number): Promise<readonly string[]> {
  const exact = await finish(order, await reference.make(order), 0, steps);
  const batched = order.batch < order.shape.n;
  const doubles: Result[] = [];
  const found: string[] = [];
  const compare = (name: string, actual: Result, expected: Result, tolerance: number) => {
    const { by, on } = disagreement(actual, expected);
    // Not `by > tolerance`: NaN is no agreement.
    if (!(by <= tolerance)) found.push(`${name}: ${by.toExponential(1)} on ${on}`);
  };
  for (const { name, precision, space, make } of fast) {
    if (batched && space === 'sample') continue;
    const result = await finish(order, await make(order), 0, steps);
    compare(name, result, exact, TOLERANCE[precision]);
    if (precision === 'float64') doubles.push(result);
  }
  const [one, other] = doubles;
  if (other) compare('the two spaces', other, one, TOLERANCE.float64);
  return found;
}

interface Disagreement {
  readonly by: number;
  readonly on: string;
}

/** The quantity that two results differ on most, as `difference` has it: W, β, b, or one of the sums, which include the loss. */
export function disagreement(actual: Result, expected: Result): Disagreement {
  const all = expected.weights.flatMap(({ W, beta, b }, index): readonly Disagreement[] => {
    const found = actual.weights[index];
    return [
      { by: difference(found.W, W), on: `W of learner ${index}` },
      { by: difference(found.beta, beta), on: `β of learner ${index}` },
      { by: difference(found.b, b), on: `b of learner ${index}` },
      ...sumsDisagreement(actual.sums[index], expected.sums[index], index),
    ];
  });
  // Not Math.max: NaN, which is no agreement either, has to win.
  return all.reduce((most, each) => (each.by <= most.by ? most : each));
}

function sumsDisagreement(actual: Sums, expected: Sums, index: number): readonly Disagreement[] {
  const { feedbackNorm2, betaNorm2, feedbackGradientNorm2, trueGradientNorm2 } = expected;
  // A dot product of near-orthogonal vectors is a small rest of large terms, whose rounding it keeps.
  const scales: Partial<Record<string, number>> = {
    feedbackDot: Math.sqrt(feedbackNorm2 * betaNorm2),
    gradientDot: Math.sqrt(feedbackGradientNorm2 * trueGradientNorm2),
  };
  return Object.entries(expected).map(([name, value]) => {
    const scale = Math.max(1, scales[name] ?? 0);
    const found = actual[name as keyof Sums]; // the entries of a Sums are named by its keys
    return { by: difference([found / scale], [value / scale]), on: `${name} of learner ${index}` };
  });
}
