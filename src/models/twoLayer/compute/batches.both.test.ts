import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchesOf } from '../../../engine/batches';
import { disagreements } from './testing/agree';
import { tensorsAreGone } from './testing/gone';
import { everywhere, inBrowser, reference } from './testing/implementations';
import { activations, finish, orderOf } from './testing/runs';

tensorsAreGone();

/** n and a batch size below it. */
const sizes = fc
  .integer({ min: 2, max: 60 })
  .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n - 1 })));
const seeds = fc.integer({ min: 0, max: 999_999 });

/** The batches of the first `steps` updates, in order, from a new `Batches`. */
function batches(n: number, size: number, seed: number, steps: number) {
  const at = batchesOf({ shape: { n }, batch: size, seed });
  return Array.from({ length: steps }, (_, step) => at?.(step) ?? []);
}

describe('batches', () => {
  test('show every sample exactly once an epoch, the last of them what is left', () => {
    fc.assert(
      fc.property(sizes, seeds, ([n, size], seed) => {
        const perEpoch = Math.ceil(n / size);
        const all = batches(n, size, seed, 3 * perEpoch);
        for (let start = 0; start < all.length; start += perEpoch) {
          const epoch = all.slice(start, start + perEpoch);
          const seen = epoch.flat().sort((i, j) => i - j);
          expect(seen).toEqual(Array.from({ length: n }, (_, i) => i));
          expect(epoch.slice(0, -1).every((batch) => batch.length === size)).toBe(true);
        }
      }),
    );
  });

  test('are the same whatever the order in which they are asked for', () => {
    fc.assert(
      fc.property(
        sizes,
        seeds,
        fc.array(fc.integer({ min: 0, max: 199 }), { maxLength: 20 }),
        ([n, size], seed, steps) => {
          const inOrder = batches(n, size, seed, 200);
          const at = batchesOf({ shape: { n }, batch: size, seed });
          for (const step of steps) expect(at?.(step)).toEqual(inOrder[step]);
        },
      ),
    );
  });

  test('are shuffled anew in each epoch and with each seed', () => {
    const [first, second] = [batches(50, 25, 1, 4), batches(50, 25, 2, 2)];
    expect(first.slice(2).flat()).not.toEqual(first.slice(0, 2).flat());
    expect(first.slice(0, 2).flat()).not.toEqual(second.flat());
  });

  test('of all samples or more are no batches', () => {
    for (const size of [8, 9]) {
      expect(batchesOf({ shape: { n: 8 }, batch: size, seed: 0 })).toBeNull();
    }
  });
});

describe('training on batches', () => {
  /** `vectors`: a size that only the kernel, which takes vectors of them, may stumble over. */
  const sizes: readonly { n: number; batch: number; why: string; vectors?: true }[] = [
    { n: 12, batch: 4, why: 'a size that divides n' },
    { n: 13, batch: 5, why: 'a size that does not' },
    { n: 13, batch: 12, why: 'a last batch of one sample' },
    { n: 6, batch: 1, why: 'single samples' },
    { n: 70, batch: 65, why: 'a whole mask and a sample, then five samples', vectors: true },
    { n: 131, batch: 66, why: 'several panels', vectors: true },
  ];
  const tried = sizes.filter(({ vectors }) => !inBrowser || !vectors);

  test.each(tried)(
    'gives what the reference gives: $why (n $n, batches of $batch)',
    async ({ n, batch }) => {
      for (const activation of activations) {
        for (const outputs of [1, 3]) {
          const order = orderOf({ n, batch, d: 7, p: 37, outputs, activation });
          expect(await disagreements(order, 11), `${activation}, ${outputs} outputs`).toEqual([]);
        }
      }
    },
  );

  test.each(everywhere)(
    'of n samples or more is full-batch descent to the last bit: $name',
    async ({ make }) => {
      for (const activation of activations) {
        const order = orderOf({ n: 9, d: 4, p: 10, outputs: 2, activation });
        const whole = await finish(order, await make(order), 0, 10);
        const more = { ...order, batch: 12, seed: 5 };
        expect(await finish(more, await make(more), 0, 10)).toEqual(whole);
      }
    },
  );

  test('takes the share of the decay that it sees of the samples: an epoch decays about as a full update', async () => {
    const learners = [{ rule: 'fa', speed: 1e-9, decay: 0.2, until: null }] as const;
    const order = orderOf({
      n: 10,
      batch: 4,
      d: 3,
      p: 5,
      outputs: 1,
      activation: 'tanh',
      learners,
    });
    const { weights } = await finish(order, await reference.make(order), 0, 3);
    const kept = (1 - 0.2 * 0.4) ** 2 * (1 - 0.2 * 0.2);
    weights[0].beta.forEach((weight, r) => {
      expect(weight).toBeCloseTo(kept * order.initial.beta[r], 6);
    });
  });
});
