import { describe, expect, test } from 'vitest';
import { disagreement } from './testing/agree';
import { tensorsAreGone } from './testing/gone';
import {
  everywhere,
  fast,
  type Implementation,
  inBrowser,
  reference,
  simd,
} from './testing/implementations';
import { activations, changing, finish, orderOf, resultOf, trio } from './testing/runs';

const TOLERANCE = { float32: 1e-5, float64: 1e-12 };

tensorsAreGone();

const learners = [...trio, ...changing];

/** Runs of all rules and activations, with one output and several; in weight space on batches too. */
function ordersFor({ space }: Implementation) {
  const batches = space === 'weight' ? (['full', 5] as const) : (['full'] as const);
  return batches.flatMap((batch) =>
    activations.flatMap((activation) =>
      (inBrowser ? [3] : [1, 3]).map((outputs) =>
        orderOf({ n: 13, d: 7, p: 34, batch, activation, outputs, learners }),
      ),
    ),
  );
}

describe('a run that goes on from a snapshot in mid-run', () => {
  test.each(everywhere)('ends where the undisturbed run ends: $name', async (implementation) => {
    const { make, precision } = implementation;
    for (const order of ordersFor(implementation)) {
      const undisturbed = await finish(order, await make(order), 0, 20);
      const left = await make(order);
      left.advance(0, 11);
      const snapshot = await left.snapshot();
      left.dispose();
      const { by, on } = disagreement(
        await finish(order, await make(order, snapshot), 11, 20),
        undisturbed,
      );
      expect(by, on).toBeLessThan(TOLERANCE[precision]);
    }
  });

  test.each(everywhere)('begins where the snapshot was taken: $name', async (implementation) => {
    const { make, precision } = implementation;
    const [order] = ordersFor(implementation);
    const left = await make(order);
    left.advance(0, 11);
    const there = await resultOf(order, left, 11);
    const again = await make(order, await left.snapshot());
    const { by, on } = disagreement(await resultOf(order, again, 11), there);
    expect(by, on).toBeLessThan(TOLERANCE[precision]);
    for (const cohort of [left, again]) cohort.dispose();
  });

  test.each(fast)('may go on with the reference: from $name', async (implementation) => {
    const { make, precision } = implementation;
    for (const order of ordersFor(implementation)) {
      const undisturbed = await finish(order, await make(order), 0, 20);
      const left = await make(order);
      left.advance(0, 11);
      const onReference = await reference.make(order, await left.snapshot());
      left.dispose();
      const { by, on } = disagreement(await finish(order, onReference, 11, 20), undisturbed);
      expect(by, on).toBeLessThan(TOLERANCE[precision]);
    }
  });
});

test.skipIf(inBrowser).each(simd)(
  'a run goes on as well from a state without the sums that SIMD keeps beside it, as WebGL leaves it: $name',
  async (implementation) => {
    const { make, precision } = implementation;
    for (const order of ordersFor(implementation)) {
      const undisturbed = await finish(order, await make(order), 0, 20);
      const left = await make(order);
      left.advance(0, 11);
      const { form, learners } = await left.snapshot();
      left.dispose();
      const bare = { form, learners: learners.map(({ shift: _, ...rest }) => rest) };
      const onward = await finish(order, await make(order, bare), 11, 20);
      const { by, on } = disagreement(onward, undisturbed);
      expect(by, on).toBeLessThan(TOLERANCE[precision]);
    }
  },
);

test.each(everywhere)('a snapshot does not move with the run: $name', async ({ make }) => {
  const order = orderOf({ n: 5, d: 4, p: 6, outputs: 2, activation: 'tanh', learners });
  const cohort = await make(order);
  cohort.advance(0, 3);
  const snapshot = await cohort.snapshot();
  const copy = structuredClone(snapshot);
  cohort.advance(3, 3);
  expect(snapshot).toEqual(copy);
  cohort.dispose();
});

test.each(fast)(
  'η, λ and T that change on the way change in the next step: $name',
  async (each) => {
    for (const order of ordersFor(each)) {
      const changed = {
        ...order,
        learners: order.learners.map((learner) => ({
          ...learner,
          ...{ eta: learner.eta / 2, lambda: learner.lambda + 0.02 / learner.eta, until: 16 },
        })),
      };
      const results = [];
      for (const { make } of [reference, each]) {
        const before = await make(order);
        before.advance(0, 11);
        const snapshot = await before.snapshot();
        before.dispose();
        results.push(await finish(changed, await make(changed, snapshot), 11, 20));
      }
      const { by, on } = disagreement(results[1], results[0]);
      expect(by, on).toBeLessThan(TOLERANCE[each.precision]);
    }
  },
);

describe.skipIf(inBrowser)('a snapshot of the wrong form is refused', () => {
  const order = orderOf({ n: 5, d: 4, p: 6, outputs: 1, activation: 'relu' });
  const from = async ({ make }: Implementation) => {
    const cohort = await make(order);
    const snapshot = await cohort.snapshot();
    cohort.dispose();
    return snapshot;
  };

  test.each(simd)(
    '$name takes neither weights nor a drift of the other space',
    async ({ make, space }) => {
      await expect(make(order, await from(reference))).rejects.toThrow('not from weights');
      for (const other of simd.filter((each) => each.space !== space)) {
        await expect(make(order, await from(other))).rejects.toThrow(`not in ${other.space} space`);
      }
    },
  );
});
