/** A run whose worker is lost goes on where it stood, to the bits of one that is undisturbed. */
import { describe, expect, test } from 'vitest';
import { openBackend } from '../engine/backend';
import type { Position } from '../engine/train';
import { backends } from '../models/twoLayer/compute/backends';
import { compose } from '../models/twoLayer/compute/compose';
import { train } from '../models/twoLayer/compute/train';
import type { Experiment } from '../models/twoLayer/params';
import type { Reading } from '../models/twoLayer/quantities';
import { createTrainer } from './client';
import { pack } from './packing';
import type { Checkpoint } from './protocol';
import { ended, listener, progressTo, small, taskOf } from './testing/heard';
import { deadWire, openHost } from './testing/wires';

describe('a run goes on after a setback', () => {
  const undisturbed = async (change: Partial<Experiment> = {}) => {
    const { hear, until, measurements } = listener();
    createTrainer(() => openHost()).start(taskOf(change), { paused: false }, hear);
    await until(ended);
    return measurements();
  };

  test('a worker that crashes is replaced, the run starts again, and no point is shown twice', async () => {
    const dead = deadWire();
    const supply = [() => dead.wire];
    const trainer = createTrainer(() => supply.shift()?.() ?? openHost());
    const { hear, until, events, measurements } = listener();
    trainer.start(taskOf(), { paused: false }, hear);
    dead.say({ type: 'ready' });
    const [first] = await undisturbed();
    dead.say({ type: 'progress', run: 1, packed: pack([first]), step: 0, stepsPerSecond: null });
    dead.fail('out of memory');
    expect(await until(ended)).toMatchObject({ outcome: { kind: 'budget' } });
    expect(events.find(({ type }) => type === 'interrupted')).toMatchObject({
      step: 0,
      failure: { code: 'worker-crashed', message: expect.stringContaining('out of memory') },
    });
    expect(measurements()).toEqual(await undisturbed());
    expect(dead.terminated()).toBe(true);
  });

  /** Where a run of the task stands after about so many steps, as its worker would send it. */
  async function checkpointOf(change: Partial<Experiment>, about: number): Promise<Checkpoint> {
    const { order } = compose({ ...small, ...change });
    const wanted = { backend: 'reference', precision: 'float32', ...change, avoid: [] } as const;
    const opened = await openBackend(backends, wanted, order, () => 0);
    if (!opened.ok) throw new Error('There is no backend.');
    const cohort = opened.backend.cohort(order);
    const abort = new AbortController();
    let position: Position<Reading> | undefined;
    const pace = (step: number, now: Position<Reading>) => {
      position = now;
      if (step >= about) abort.abort();
      return { steps: 3, measure: false };
    };
    const run = train(cohort, order, pace, abort.signal);
    while (!(await run.next()).done);
    if (!position) throw new Error('The run did not begin.');
    return { ...position, snapshot: await cohort.snapshot() };
  }

  const exact: readonly Partial<Experiment>[] = [
    { backend: 'reference', feedback: 'mirror', batch: 4 },
    // In sample space, and in weight space.
    ...(['float32', 'float64'] as const).flatMap((precision) => [
      { backend: 'simd', precision, feedback: 'brsf' } as const,
      { backend: 'simd', precision, n: 8, feedback: 'kp', batch: 3 } as const,
    ]),
    { backend: 'simd', plateau: 60, eta: 1e-5, steps: 2000, lambda: 0 },
  ];

  test.each(exact)(
    'from its last checkpoint, to the bits of an undisturbed run: %o',
    async (change) => {
      const dead = deadWire();
      const supply = [() => dead.wire];
      const trainer = createTrainer(() => supply.shift()?.() ?? openHost());
      const { hear, until, events, measurements } = listener();
      trainer.start(taskOf(change), { paused: false }, hear);
      dead.say({ type: 'ready' });
      const checkpoint = await checkpointOf(change, 50);
      const all = listener();
      createTrainer(() => openHost()).start(taskOf(change), { paused: false }, all.hear);
      const end = await all.until(ended);
      const before = all.measurements().filter(({ step }) => step <= checkpoint.step);
      dead.say({ type: 'progress', run: 1, packed: pack(before), step: 50, stepsPerSecond: null });
      dead.say({ type: 'checkpoint', run: 1, checkpoint });
      dead.fail('');
      expect(await until(ended)).toMatchObject({ outcome: end.type === 'ended' && end.outcome });
      expect(measurements()).toEqual(all.measurements());
      expect(events.filter(({ type }) => type === 'interrupted')).toHaveLength(1);
    },
  );

  test('with η, λ and T as they were changed live, and from just there', async () => {
    const first = openHost();
    const supply = [() => first];
    const trainer = createTrainer(() => supply.shift()?.() ?? openHost());
    const { hear, until, events, measurements } = listener();
    const run = trainer.start(taskOf({ backend: 'simd' }), { paused: true }, hear);
    await until(progressTo(0));
    run.step(30);
    await until(progressTo(30));
    run.retune({ ...small, backend: 'simd', lambda: 0.4 });
    run.step(1);
    await until(progressTo(31));
    first.onerror?.({ message: '' } as ErrorEvent);
    run.step(2);
    await until(progressTo(33));
    run.resume();
    await until(ended);
    expect(events.flatMap((event) => (event.type === 'retuned' ? [event.step] : []))).toEqual([30]);
    const steps = measurements().map(({ step }) => step);
    expect(steps.filter((step) => step > 28 && step < 36)).toEqual([30, 31, 32, 33, 34]);

    const undisturbed = listener();
    const other = createTrainer(() => openHost()).start(
      taskOf({ backend: 'simd' }),
      { paused: true },
      undisturbed.hear,
    );
    await undisturbed.until(progressTo(0));
    other.step(30);
    await undisturbed.until(progressTo(30));
    other.retune({ ...small, backend: 'simd', lambda: 0.4 });
    other.resume();
    await undisturbed.until(ended);
    expect(measurements().at(-1)).toEqual(undisturbed.measurements().at(-1));
  });

  test('a change to what holds already changes no bit', async () => {
    const { hear, until, measurements } = listener();
    const change = { backend: 'simd', plateau: 60, eta: 1e-5, steps: 2000, lambda: 0 } as const;
    const run = createTrainer(() => openHost()).start(taskOf(change), { paused: true }, hear);
    await until(progressTo(0));
    run.step(40);
    await until(progressTo(40));
    run.retune({ ...small, ...change });
    run.resume();
    await until(ended);
    expect(measurements()).toEqual(await undisturbed(change));
  });

  test('paused where it stood, with the steps it still owes', async () => {
    const dead = deadWire();
    const supply = [() => dead.wire];
    const trainer = createTrainer(() => supply.shift()?.() ?? openHost());
    const { hear, until, steps } = listener();
    const run = trainer.start(taskOf(), { paused: true }, hear);
    dead.say({ type: 'ready' });
    const measured = (await undisturbed()).filter(({ step }) => step <= 6);
    dead.say({ type: 'progress', run: 1, packed: pack(measured), step: 6, stepsPerSecond: null });
    run.step(3);
    dead.fail('');
    await until(progressTo(9));
    expect(steps()).toEqual([0, 1, 2, 4, 6, 8, 9]);
    run.step(1);
    await until(progressTo(10));
    expect(steps().at(-1)).toBe(10);
  });
});
