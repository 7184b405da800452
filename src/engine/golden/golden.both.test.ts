import { describe, expect, test } from 'vitest';
import { grainOf, reading } from '../metrics';
import { weightsOf } from '../snapshot';
import { tensorsAreGone } from '../testing/gone';
import { everywhere } from '../testing/implementations';
import { difference, goldenCases } from './golden';

const TOLERANCE = { float32: 1e-4, float64: 1e-9 };

tensorsAreGone();

test('the golden data covers FA, BP, Kolen–Pollack and uSF, three activations, the cut-off and three outputs', () => {
  expect(goldenCases.map(({ id }) => id)).toEqual([
    'linear_fa',
    'linear_fa_decay_cut',
    'relu_fa',
    'relu_fa_decay_cut',
    'tanh_fa_decay_cut',
    'tanh_fa',
    'linear_bp',
    'relu_bp_decay_cut',
    'tanh_bp',
    'relu_fa_multi_decay_cut',
    'relu_kp_decay_cut',
    'tanh_usf',
  ]);
});

describe.each(everywhere)('$name', ({ precision, make }) => {
  const tolerance = TOLERANCE[precision];

  test.each(goldenCases)('reproduces $id', async ({ order, after }) => {
    const cohort = await make(order);
    const grain = grainOf(order, cohort);
    let step = 0;
    let initialLoss: number | undefined;
    for (const expected of after) {
      cohort.advance(step, expected.step - step);
      step = expected.step;
      const [sums] = await cohort.measure(step);
      const [weights] = weightsOf(order, await cohort.snapshot());
      initialLoss ??= sums.squaredError / 2;
      const { loss, alignment, gradientAngle } = reading(
        sums,
        initialLoss,
        order.learners[0],
        grain,
      );
      const differences = {
        loss: difference([loss], [expected.loss]),
        cos: difference([cosine(alignment)], [expected.cos]),
        gradientCos: difference([cosine(gradientAngle)], [expected.gradientCos]),
        W: difference(weights.W, expected.W),
        beta: difference(weights.beta, expected.beta),
        b: difference(weights.b, expected.b),
      };
      for (const [on, by] of Object.entries(differences)) {
        expect(by, `${on} after ${step} steps`).toBeLessThan(tolerance);
      }
    }
    cohort.dispose();
  });
});

/** NaN, which agrees with nothing, where the angle is undefined. */
function cosine(angle: number | null): number {
  return Math.cos(angle ?? Number.NaN);
}
