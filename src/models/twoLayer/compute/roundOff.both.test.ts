/** The angle of two gradients is shown while there is something of them, and never that of their round-off. */
import { describe, expect, test } from 'vitest';
import type { Data } from '../../../engine/samples';
import type { Order } from '../order';
import { defaults, type Experiment } from '../params';
import { angle } from '../sums';
import { compose, stiffness } from './compose';
import { grainOf, reading } from './metrics';
import { referenceCohort } from './reference/reference';
import type { Snapshot } from './snapshot';
import { tensorsAreGone } from './testing/gone';
import { everywhere, type Implementation } from './testing/implementations';

tensorsAreGone();

/** Three inputs of about `size` with some noise, each twice: with another target the second time if they differ. */
function twice(size: number, differ: boolean): Data {
  const X = Float64Array.from({ length: 18 }, (_, at) => {
    const [g, k] = [Math.floor(at / 6), at % 3];
    return Math.fround(size * ((g === k ? 1.5 : 0) + 0.3 * Math.sin(1 + 3.7 * g + 1.3 * k)));
  });
  const Y = Float64Array.from({ length: 6 }, (_, i) =>
    Math.fround(Math.cos(2.1 * (differ ? i : Math.floor(i / 2)))),
  );
  return { X, Y };
}

function orderOf(changes: Partial<Experiment>, data?: Data): Order {
  const { order } = compose({ ...defaults, lambda: 0, ...changes });
  return data ? { ...order, data } : order;
}

/** The readings after so many updates. */
async function readings({ make }: Implementation, order: Order, steps: number) {
  const cohort = await make(order);
  const start = await cohort.measure(0);
  cohort.advance(0, steps);
  const sums = await cohort.measure(steps);
  const snapshot = await cohort.snapshot();
  cohort.dispose();
  const grain = grainOf(order, cohort);
  return {
    snapshot,
    read: sums.map((each, k) => reading(each, start[k].squaredError / 2, order.learners[k], grain)),
  };
}

describe('where the loss stalls above zero, on equal rows with differing targets', () => {
  const sizes = { n: 6, d: 3, p: 30, activation: 'tanh', eta: 0.1 } as const;

  test.each(everywhere)('nothing is shown of the gradients at the end: $name', async (each) => {
    const { read } = await readings(each, orderOf(sizes, twice(1, true)), 2000);
    for (const { relativeLoss, gradientAngle } of read) {
      expect(relativeLoss).toBeGreaterThan(0.1);
      expect(gradientAngle).toBeNull();
    }
  });

  test.each(everywhere)('and all of it on the way there: $name', async (each) => {
    const { read } = await readings(each, orderOf(sizes, twice(1, true)), 6);
    for (const { gradientAngle } of read) expect(gradientAngle).not.toBeNull();
    expect(read[0].gradientAngle).toBeLessThan(1e-3);
  });
});

describe('a true angle', () => {
  const float32 = everywhere.filter(({ precision }) => precision === 'float32');

  /** The angle of the two gradients of each learner, in float64 from the same weights. */
  async function trueAngles(order: Order, snapshot: Snapshot, step: number) {
    const sums = await referenceCohort(order, snapshot).measure(step);
    return sums.map((each) =>
      angle(each.gradientDot, each.feedbackGradientNorm2, each.trueGradientNorm2),
    );
  }

  test.each(float32)('is shown until L/L₀ has fallen to 1e-10: $name', async (each) => {
    const order = orderOf({ n: 12, d: 24, p: 200, activation: 'tanh', inputs: 'unit', eta: 0.3 });
    const fa = { ...order, learners: order.learners.filter(({ id }) => id === 'fa') };
    const { read, snapshot } = await readings(each, fa, 295);
    const [expected] = await trueAngles(fa, snapshot, 295);
    expect(read[0].relativeLoss).toBeGreaterThan(1e-10);
    expect(read[0].relativeLoss).toBeLessThan(5e-10);
    expect(read[0].gradientAngle).toBeCloseTo(expected ?? 9, 2);
  });

  test.each(float32.flatMap((each) => [1e-12, 1e9, 1e12].map((size) => ({ ...each, size }))))(
    'is shown of inputs of size $size, whose gradients squared leave float32: $name',
    async (each) => {
      const order = orderOf({ n: 6, d: 3, p: 30, activation: 'linear' }, twice(each.size, true));
      const eta = Math.min(1e-3, 0.25 / stiffness(order));
      const slow = { ...order, learners: order.learners.map((learner) => ({ ...learner, eta })) };
      const { read, snapshot } = await readings(each, slow, 3);
      const expected = await trueAngles(slow, snapshot, 3);
      read.forEach(({ gradientAngle }, k) => {
        expect(gradientAngle).not.toBeNull();
        expect(gradientAngle).toBeCloseTo(expected[k] ?? 9, 2);
      });
    },
  );
});
