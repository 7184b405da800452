import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { NO_STOPS } from '../../../engine/order';
import type { Order } from '../order';
import { defaults, type Experiment } from '../params';
import { bytesOf } from './memory';
import { cheaperSpace } from './plan';
import { Memory } from './simd/memory';
import { simd } from './testing/implementations';

const experiment: fc.Arbitrary<Experiment> = fc
  .record({
    n: fc.integer({ min: 1, max: 999 }),
    d: fc.integer({ min: 1, max: 999 }),
    p: fc.integer({ min: 1, max: 9_999 }),
    outputs: fc.integer({ min: 1, max: 19 }),
    learners: fc.constantFrom(['fa'] as const, ['bp', 'fa'] as const),
    batch: fc.oneof(fc.constant('full' as const), fc.integer({ min: 1, max: 1000 })),
  })
  .map((drawn) => ({ ...defaults, ...drawn }));

function spaceOf({ n, d, p, outputs: o, batch }: Experiment) {
  const size = batch === 'full' ? n : batch;
  return cheaperSpace({ shape: { n, d, p, o }, batch: size });
}

test('more of anything needs more memory, in the same space', () => {
  fc.assert(
    fc.property(experiment, (one) => {
      const larger: readonly Experiment[] = [
        { ...one, n: one.n + 1 },
        { ...one, d: one.d + 1 },
        { ...one, p: one.p + 1 },
        { ...one, outputs: one.outputs + 1 },
        { ...one, learners: ['bp', 'fa', 'fa-lambda'] },
        { ...one, precision: 'float64' },
        { ...one, backend: 'reference' },
      ];
      for (const more of larger) {
        if (spaceOf(more) === spaceOf(one)) expect(bytesOf(more)).toBeGreaterThan(bytesOf(one));
      }
    }),
  );
});

test.each([
  { n: 30, d: 60, p: 800 },
  { n: 50, d: 150, p: 3200 },
  { n: 5, d: 5, p: 6000 },
  { n: 400, d: 300, p: 150 },
  { n: 1000, d: 10, p: 300 },
  { n: 10, d: 1000, p: 150, batch: 3 },
  { n: 1000, d: 20, p: 100, batch: 100 },
])('is no less than a SIMD run takes: n $n, d $d, p $p', async (sizes) => {
  const allocate = vi.spyOn(Memory.prototype, 'allocate');
  for (const outputs of [1, 10]) {
    for (const learners of [['fa'], ['bp', 'fa', 'fa-lambda']] as const) {
      for (const { precision, space, make } of simd) {
        const one: Experiment = { ...defaults, ...sizes, outputs, learners, precision };
        if (space !== spaceOf(one)) continue;
        allocate.mockClear();
        await make(blank(one));
        const [{ value }] = allocate.mock.results;
        expect(value.buffer.byteLength).toBeLessThan(bytesOf(one));
      }
    }
  }
  allocate.mockRestore();
});

/** An order of an experiment's sizes in which everything is 0: drawing it would take longer than all the rest. */
function blank({ n, d, p, outputs: o, batch, learners, activation }: Experiment): Order {
  const zeros = (length: number) => new Float64Array(length);
  return {
    activation,
    shape: { n, d, p, o },
    data: { X: zeros(n * d), Y: zeros(n * o) },
    initial: { W: zeros(p * d), beta: zeros(p * o), b: zeros(p * o) },
    learners: learners.map((id) => ({ id, rule: 'kp', eta: 0, lambda: 0, until: null })),
    batch: batch === 'full' ? n : batch,
    seed: 0,
    steps: 1,
    every: 1,
    stops: NO_STOPS,
  };
}
