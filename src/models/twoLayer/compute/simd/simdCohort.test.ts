import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../order';
import type { Cohort } from '../cohort';
import { simd } from '../testing/implementations';
import { activations, changing, orderOf, trio } from '../testing/runs';
import { NOWHERE } from './address';
import { instantiate, loadKernel } from './kernel';

/** Bursts whose lengths add up to `STEPS`, and whether a measurement is taken before each. */
const STEPS = 24;
const pace = fc
  .array(fc.record({ length: fc.integer({ min: 0, max: 9 }), measure: fc.boolean() }))
  .map((bursts) => {
    let left = STEPS;
    const cut = bursts.map(({ length, measure }) => {
      const taken = Math.min(length, left);
      left -= taken;
      return { length: taken, measure };
    });
    return [...cut, { length: left, measure: false }];
  });

/** Every bit of what a cohort has come to: its sums and its state. */
async function bitsOf(cohort: Cohort) {
  const sums = await cohort.measure(STEPS);
  const { learners } = await cohort.snapshot();
  const bytes = learners.flatMap((learner) =>
    Object.values(learner).map((numbers) => Buffer.from(numbers.buffer).toString('base64')),
  );
  return { sums, bytes };
}

const learners = [...trio, ...changing];

describe.each(simd)('$name', ({ make, space }) => {
  const batches = space === 'weight' ? (['full', 5] as const) : (['full'] as const);
  const orders: readonly Order[] = batches.flatMap((batch) =>
    activations.flatMap((activation) =>
      [1, 2].map((outputs) =>
        orderOf({ n: 17, d: 9, p: 70, batch, activation, outputs, learners }),
      ),
    ),
  );

  test('two cohorts side by side end in the same bits', async () => {
    for (const order of orders) {
      const cohorts = [await make(order), await make(order)];
      for (let step = 0; step < STEPS; step++) {
        for (const cohort of cohorts) cohort.advance(step, 1);
      }
      expect(await bitsOf(cohorts[0])).toEqual(await bitsOf(cohorts[1]));
    }
  });

  test('the result does not depend on the bursts, nor on measuring between them', async () => {
    for (const order of orders) {
      const whole = await make(order);
      whole.advance(0, STEPS);
      const expected = await bitsOf(whole);
      await fc.assert(
        fc.asyncProperty(pace, async (bursts) => {
          const cohort = await make(order);
          let step = 0;
          for (const { length, measure } of bursts) {
            if (measure) await cohort.measure(step);
            cohort.advance(step, length);
            step += length;
          }
          expect(await bitsOf(cohort)).toEqual(expected);
        }),
        { numRuns: 10 },
      );
    }
  });
});

test('sample space refuses batches', async () => {
  const order = orderOf({ n: 6, d: 4, p: 5, batch: 2, outputs: 1, activation: 'relu' });
  for (const { make, space } of simd) {
    if (space === 'sample') await expect(make(order)).rejects.toThrow('no batches');
  }
});

test.each([-1, 3])(
  'the kernel refuses an activation of which it has no code: %i',
  async (activation) => {
    const module = await loadKernel('float32');
    if (!module) throw new Error('There is no kernel here.');
    const at = NOWHERE;
    const sizes = { units: 0, outputs: 1, inputs: 1, weightSpace: 0, block: 4, driftVectors: 2 };
    const scratch = {
      R: at,
      T: at,
      R2: at,
      T2: at,
      factors: at,
      masks: at,
      partial: at,
      tables: at,
    };
    const memory = new WebAssembly.Memory({ initial: 1 });
    const kernel = instantiate(module, memory, { ...sizes, ...scratch, kept: 0, activation });
    expect(() => kernel.forward(at, at, at, at)).toThrow(WebAssembly.RuntimeError);
  },
);
