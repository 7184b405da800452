/** What the tensors on WebGL alone may get wrong: long runs, wide networks, snapshots of other backends. */
import * as tf from '@tensorflow/tfjs-core';
import { expect, test, vi } from 'vitest';
import { onBreath } from '../../../../engine/breath';
import { defaults } from '../../params';
import { compose } from '../compose';
import { disagreement } from '../testing/agree';
import { tensorsAreGone } from '../testing/gone';
import { type Implementation, reference, simd, webgl } from '../testing/implementations';
import { activations, changing, finish, orderOf, trio } from '../testing/runs';

const TOLERANCE = 1e-4;
const learners = [...trio, ...changing];
const [weightSpace, sampleSpace] = webgl;

tensorsAreGone();

test.each(activations)('150 steps lead where the reference gets to: %s', async (activation) => {
  const order = orderOf({ n: 8, d: 5, p: 30, outputs: 3, activation, learners });
  const exact = await finish(order, await reference.make(order), 0, 150);
  for (const { make, name } of webgl) {
    const { by, on } = disagreement(await finish(order, await make(order), 0, 150), exact);
    expect(by, `${name}: ${on}`).toBeLessThan(TOLERANCE);
  }
});

test('a wide network (p > 1000) measures what the reference measures', async () => {
  const { order: base } = compose({ ...defaults, p: 1100, n: 5, d: 3, eta: 0.01 });
  const [, , decayed] = base.learners;
  const others = changing.map(({ rule }) => ({ ...decayed, rule }));
  const order = { ...base, learners: [...base.learners, ...others] };
  const exact = await finish(order, await reference.make(order), 0, 3);
  const result = await finish(order, await weightSpace.make(order), 0, 3);
  const { by, on } = disagreement(result, exact);
  expect(by, on).toBeLessThan(TOLERANCE);
});

test('in sample space a run goes on from a snapshot of sample space only, in weight space from any', async () => {
  const order = orderOf({ n: 5, d: 4, p: 6, outputs: 1, activation: 'relu' });
  const from = async ({ make }: Implementation) => {
    const cohort = await make(order);
    const snapshot = await cohort.snapshot();
    cohort.dispose();
    return snapshot;
  };
  for (const other of [reference, weightSpace]) {
    await expect(sampleSpace.make(order, await from(other))).rejects.toThrow('of its own only');
  }
  for (const other of [reference, ...simd, ...webgl]) {
    const cohort = await weightSpace.make(order, await from(other));
    cohort.dispose();
  }
});

test.each(webgl)(
  'a run that is waited for, measured and looked at takes no more memory than its state: $name',
  async ({ make }) => {
    const cohort = await make(
      orderOf({ n: 8, d: 5, p: 30, outputs: 3, activation: 'relu', learners }),
    );
    const taken: number[] = [];
    for (let step = 0; step < 9; step += 3) {
      cohort.advance(step, 3);
      await cohort.settle();
      await cohort.measure(step + 3);
      await cohort.snapshot('looking');
      taken.push(tf.memory().numTensors);
    }
    expect(new Set(taken).size).toBe(1);
    cohort.dispose();
  },
);

test('updates breathe, though they are only queued', async () => {
  const cohort = await weightSpace.make(
    orderOf({ n: 8, d: 5, p: 30, outputs: 3, activation: 'relu' }),
  );
  const breath = vi.fn();
  onBreath(breath);
  cohort.advance(0, 20);
  expect(breath).toHaveBeenCalled();
  onBreath(() => {});
  cohort.dispose();
});
