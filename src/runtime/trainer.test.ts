/** What a page hears of a run: how it was set up, each measurement once, what is seen beside, and its end. */
import { expect, test } from 'vitest';
import { models } from '../models/registry';
import { compose } from '../models/twoLayer/compute/compose';
import { createTrainer } from './client';
import { host } from './host';
import { pack, unpack } from './packing';
import type { Event, Port, Request } from './protocol';
import type { RunEvent } from './runEvent';
import { ended, listener, small, taskOf } from './testing/heard';
import { sightsOf } from './testing/sights';
import { deadWire, openChannel, openHost } from './testing/wires';

test('a run reports how it was set up, every scheduled measurement once, and its end', async () => {
  const { hear, until, events, steps } = listener();
  createTrainer(() => openHost()).start(taskOf(), { paused: false }, hear);
  expect(await until(ended)).toMatchObject({ type: 'ended', outcome: { kind: 'budget' } });
  expect(events[0]).toMatchObject({
    type: 'started',
    info: { steps: 400, backend: { id: 'reference', precision: 'float64', fallback: false } },
  });
  expect(steps()).toEqual([0, 1, ...Array.from({ length: 200 }, (_, k) => 2 * k + 2)]);
});

test('what is asked for and not here is replaced, and the run says why', async () => {
  const { hear, until } = listener();
  createTrainer(() => openHost()).start(taskOf({ backend: 'webgl' }), { paused: true }, hear);
  expect(await until((event) => event.type === 'started')).toMatchObject({
    info: {
      backend: { id: 'simd', fallback: true, why: { code: 'absent', absent: [{ id: 'webgl' }] } },
    },
  });
});

test('a run that needs more memory than is safe is refused with both figures, before it is drawn', async () => {
  const { hear, until, events } = listener();
  const trainer = createTrainer(() => openHost([], 2 ** 20));
  trainer.start(taskOf({ p: 10_000, d: 1000 }), { paused: false }, hear);
  expect(await until(ended)).toMatchObject({
    failure: {
      code: 'too-large',
      ...{ needed: expect.any(Number), safe: 2 ** 20 },
    },
  });
  expect(events).toHaveLength(1);
});

test('portraits show the weights at the start and at each halt', async () => {
  const { hear, until } = listener();
  const task = taskOf();
  const run = createTrainer(() => openHost()).start(task, { paused: true }, hear);
  const portraitAt = (step: number) => (event: RunEvent) =>
    sightsOf([event], 'portrait').some((each) => each.step === step);
  const [first] = sightsOf([await until(portraitAt(0))], 'portrait');
  run.step(3);
  const [later] = sightsOf([await until(portraitAt(3))], 'portrait');
  const [bp, fa] = first.value;
  expect(fa).toEqual(bp);
  const { order } = compose(task.experiment);
  expect(fa.beta).toEqual(Float32Array.from(order.initial.beta));
  expect(fa.feedback).toEqual(Float32Array.from(order.initial.b));
  expect(fa.W[1]).toBeCloseTo(order.initial.W[1], 6);
  expect(later.value[1].beta).not.toEqual(fa.beta);
  expect(later.value[1].feedback).toEqual(fa.feedback);
});

test('of a flurry of starts only the last lives, and no listener hears another run', async () => {
  const seen: Event[] = [];
  const trainer = createTrainer(() => openHost(seen));
  const listeners = Array.from({ length: 20 }, listener);
  listeners.forEach(({ hear }, k) => {
    trainer.start(taskOf({ p: 20 + k }), { paused: false }, hear);
  });
  const last = listeners[19];
  await last.until(ended);
  expect(listeners.slice(0, 19).flatMap(({ events }) => events)).toEqual([]);
  expect(new Set(last.events.map(({ run }) => run))).toEqual(new Set([20]));
  expect(seen.filter(({ type }) => type === 'started')).toHaveLength(1);
});

test('a run that diverges ends as data with the learner and the step', async () => {
  const { hear, until } = listener();
  createTrainer(() => openHost()).start(taskOf({ eta: 1 }), { paused: false }, hear);
  expect(await until(ended)).toMatchObject({ outcome: { kind: 'diverged', step: 6 } });
});

test('a page that takes nothing gets one message at most, and the rest when it does', async () => {
  const { port1, port2 } = openChannel();
  host(port2 as Port<Event, Request>, 2 ** 30, models);
  const progress: Extract<Event, { type: 'progress' }>[] = [];
  const over = new Promise<void>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Event>) => {
      if (data.type === 'progress') progress.push(data);
      if (data.type === 'ended') resolve();
    };
  });
  port1.postMessage({
    type: 'start',
    run: 1,
    task: taskOf(),
    paused: false,
    pace: null,
    from: null,
    on: null,
    avoid: [],
  } satisfies Request);
  await over;
  expect(progress).toHaveLength(2);
  expect(progress.flatMap(({ packed }) => unpack(packed))).toHaveLength(202);
});

test('theory comes before the first update; the kernels at the start, at the end and when asked for', async () => {
  const { hear, until, events } = listener();
  const control = createTrainer(() => openHost()).start(taskOf(), { paused: true }, hear);
  await until((event) => sightsOf([event], 'gauge').length > 0);
  const kinds = events
    .map((event) => (event.type === 'seen' ? event.seen.probe : event.type))
    .filter((kind) => kind !== 'progress');
  expect(kinds).toEqual(['started', 'portrait', 'predictions', 'kernels', 'gauge']);
  control.resume();
  await until(ended);
  control.look();
  await until(() => kernelsAt(events).length === 3);
  expect(kernelsAt(events)).toEqual([0, small.steps, small.steps]);
});

const kernelsAt = (events: readonly RunEvent[]) =>
  sightsOf(events, 'kernels').map(({ step }) => step);

test('a worker that cannot be made, or whose code does not load, fails the run in words', async () => {
  const refused = listener();
  const trainer = createTrainer(() => {
    throw new Error('refused');
  });
  trainer.start(taskOf(), { paused: false }, refused.hear);
  expect(await refused.until(ended)).toMatchObject({
    failure: { code: 'worker-unavailable', message: expect.stringContaining('refused') },
  });

  const { wire, fail, terminated } = deadWire();
  const unloaded = listener();
  createTrainer(() => wire).start(taskOf(), { paused: false }, unloaded.hear);
  fail('');
  expect(await unloaded.until(ended)).toMatchObject({ failure: { code: 'worker-unavailable' } });
  expect(terminated()).toBe(true);
});

test('a worker that never comes up fails the run', async () => {
  const { hear, until } = listener();
  const trainer = createTrainer(() => deadWire().wire, { start: 5, stop: 5, silence: 1000 });
  trainer.start(taskOf(), { paused: false }, hear);
  expect(await until(ended)).toMatchObject({ failure: { code: 'worker-unavailable' } });
});

test('a worker too busy to hear that its run is over is replaced, and the waiting run starts', async () => {
  const busy = deadWire();
  const supply = [() => busy.wire, openHost];
  const trainer = createTrainer(() => supply.shift()?.() ?? openHost(), {
    start: 1000,
    stop: 5,
    silence: 1000,
  });
  trainer.start(taskOf(), { paused: false }, listener().hear);
  busy.say({ type: 'ready' });
  const second = listener();
  trainer.start(taskOf(), { paused: false }, second.hear);
  busy.say({ type: 'progress', run: 1, packed: pack([]), step: 3, stepsPerSecond: null });
  expect(await second.until(ended)).toMatchObject({ outcome: { kind: 'budget' } });
  expect(busy.terminated()).toBe(true);
});
