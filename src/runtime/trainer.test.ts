import { afterEach, describe, expect, test } from 'vitest';
import { openBackend } from '../engine/backend';
import type { Measurement } from '../engine/measurement';
import type { Position } from '../engine/train';
import { models } from '../models/registry';
import { backends } from '../models/twoLayer/compute/backends';
import { compose } from '../models/twoLayer/compute/compose';
import { referenceCohort } from '../models/twoLayer/compute/reference/reference';
import { train } from '../models/twoLayer/compute/train';
import { defaults, type Experiment } from '../models/twoLayer/params';
import type { Reading } from '../models/twoLayer/quantities';
import { createTrainer, type Wire } from './client';
import { host } from './host';
import type { Checkpoint, Event, Port, Request } from './protocol';
import type { RunEvent } from './runEvent';
import { sightsOf } from './testing/sights';

/** The real host with the real engine at the other end of a real message channel, in this thread. */
function openHost(seen: Event[] = [], safe = 2 ** 30): Wire {
  const { port1, port2 } = new MessageChannel();
  wires.push(() => port1.close());
  host(port2 as Port<Event, Request>, safe, models);
  const wire: Wire = {
    postMessage: (request) => port1.postMessage(request),
    onmessage: null,
    onerror: null,
    terminate: () => port1.close(),
  };
  port1.onmessage = (event: MessageEvent<Event>) => {
    seen.push(event.data);
    wire.onmessage?.(event);
  };
  return wire;
}

/** A wire that nobody answers; `say` and `fail` stand for its worker. */
function deadWire() {
  const asked: Request[] = [];
  let terminated = false;
  const wire: Wire = {
    postMessage: (request) => asked.push(request),
    onmessage: null,
    onerror: null,
    terminate: () => {
      terminated = true;
    },
  };
  return {
    wire,
    asked,
    say: (data: Event) => wire.onmessage?.({ data } as MessageEvent<Event>),
    fail: (message: string) => wire.onerror?.({ message } as ErrorEvent),
    terminated: () => terminated,
  };
}

const wires: (() => void)[] = [];
afterEach(() => {
  for (const close of wires.splice(0)) close();
});

const small: Experiment = {
  ...defaults,
  p: 20,
  n: 6,
  d: 4,
  lambda: 0.1,
  steps: 400,
  backend: 'reference',
};

function taskOf(change: Partial<Experiment> = {}) {
  const experiment: Experiment = { ...small, ...change };
  return { kind: 'experiment', model: 'two-layer', experiment, own: null } as const;
}

/** Collects the events of a run and lets a test wait for one. */
function listener() {
  const events: RunEvent[] = [];
  const waiting: { wanted: (event: RunEvent) => boolean; found: (event: RunEvent) => void }[] = [];
  return {
    events,
    hear(event: RunEvent) {
      events.push(event);
      for (const { wanted, found } of waiting) if (wanted(event)) found(event);
    },
    until(wanted: (event: RunEvent) => boolean): Promise<RunEvent> {
      const already = events.find(wanted);
      if (already) return Promise.resolve(already);
      return new Promise((found) => waiting.push({ wanted, found }));
    },
    measurements: (): readonly Measurement[] =>
      events.flatMap((event) => (event.type === 'progress' ? event.measurements : [])),
    steps: () =>
      events.flatMap((event) =>
        event.type === 'progress' ? event.measurements.map(({ step }) => step) : [],
      ),
  };
}

const ended = (event: RunEvent) => event.type === 'ended' || event.type === 'failed';
const progressTo = (step: number) => (event: RunEvent) =>
  event.type === 'progress' && event.step >= step;

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

test('a change of η, λ or T holds from the step it says, and the weights go on from where they were', async () => {
  const { hear, until, events, measurements } = listener();
  const run = createTrainer(() => openHost()).start(taskOf(), { paused: true }, hear);
  await until(progressTo(0));
  run.step(40);
  await until(progressTo(40));
  const task = taskOf({ lambda: 0.4, until: 'never' });
  run.retune(task.experiment);
  run.step(40);
  await until(progressTo(80));
  run.resume();
  await until(ended);
  const change = events.find((event) => event.type === 'retuned');
  expect(change).toMatchObject({ step: 40 });
  const measured = measurements();
  const before = compose(small).order;
  const after = compose(task.experiment).order;
  const first = referenceCohort(before);
  first.advance(0, 40);
  const second = referenceCohort(after, await first.snapshot());
  second.advance(40, 40);
  const expected = (await second.measure(80)).map(({ squaredError }) => squaredError / 2);
  const losses = measured.find(({ step }) => step === 80)?.readings.map(({ loss }) => loss);
  expect(losses).toEqual(expected);
  expect(change).toMatchObject({ learners: after.learners });
  expect(measured.at(-1)?.step).toBe(400);
  expect(new Set(measured.map(({ step }) => step)).size).toBe(measured.length);
});

test('what was at rest before a change ends no run: it is to rest for as long again', async () => {
  const { hear, until } = listener();
  const rest = { eta: 1e-9, plateau: 60, learners: ['fa'] } as const;
  const run = createTrainer(() => openHost()).start(taskOf(rest), { paused: true }, hear);
  await until(progressTo(0));
  run.step(58);
  await until(progressTo(58));
  run.retune({ ...small, ...rest, eta: 2e-9 });
  await until(({ type }) => type === 'retuned');
  run.resume();
  expect(await until(ended)).toMatchObject({ outcome: { kind: 'plateau', step: 120 } });
});

test('a run is held to a speed, every update is measured then, and full speed comes back', async () => {
  const { hear, until, steps } = listener();
  const run = createTrainer(() => openHost()).start(taskOf(), { paused: false, speed: 20 }, hear);
  const start = performance.now();
  await until(progressTo(5));
  expect(performance.now() - start).toBeGreaterThan(200);
  expect(steps().slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
  run.setSpeed(null);
  await until(ended);
  expect(steps().at(-1)).toBe(400);
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

test('a paused run measures its start and waits; a step makes one update; resume goes to the end', async () => {
  const { hear, until, steps } = listener();
  const run = createTrainer(() => openHost()).start(taskOf(), { paused: true }, hear);
  await until(progressTo(0));
  expect(steps()).toEqual([0]);
  run.step(1);
  await until(progressTo(1));
  run.step(2);
  await until(progressTo(3));
  expect(steps()).toEqual([0, 1, 2, 3]);
  run.resume();
  await until(ended);
  expect(steps().slice(0, 6)).toEqual([0, 1, 2, 3, 4, 6]);
});

test('a pause holds a running run, and steps go on from there one by one', async () => {
  const { hear, until, steps } = listener();
  const run = createTrainer(() => openHost()).start(
    taskOf({ steps: 100_000 }),
    { paused: false },
    hear,
  );
  await until(progressTo(51));
  run.pause();
  run.step(1);
  await until(() => steps().some((step) => step > 50 && step % 50 !== 0));
  const held = steps().at(-1) ?? 0;
  run.step(1);
  await until(() => steps().includes(held + 1));
  expect(steps().at(-1)).toBe(held + 1);
});

test('stop ends a run before its next burst', async () => {
  const { hear, until } = listener();
  const run = createTrainer(() => openHost()).start(
    taskOf({ steps: 100_000 }),
    { paused: false },
    hear,
  );
  await until(progressTo(0));
  run.stop();
  expect(await until(ended)).toMatchObject({ outcome: { kind: 'aborted' } });
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

test('a page that takes nothing gets one message at most, and the rest when it does', async () => {
  const { port1, port2 } = new MessageChannel();
  wires.push(() => port1.close());
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
    speed: null,
    from: null,
    on: null,
    avoid: [],
  } satisfies Request);
  await over;
  expect(progress).toHaveLength(2);
  expect(progress.flatMap(({ measurements }) => measurements)).toHaveLength(202);
});

test('a run that diverges ends as data with the learner and the step', async () => {
  const { hear, until } = listener();
  createTrainer(() => openHost()).start(taskOf({ eta: 1 }), { paused: false }, hear);
  expect(await until(ended)).toMatchObject({ outcome: { kind: 'diverged', step: 6 } });
});

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

test('a worker that never comes up fails the run', async () => {
  const { hear, until } = listener();
  const trainer = createTrainer(() => deadWire().wire, { start: 5, stop: 5, silence: 1000 });
  trainer.start(taskOf(), { paused: false }, hear);
  expect(await until(ended)).toMatchObject({ failure: { code: 'worker-unavailable' } });
});

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
    dead.say({ type: 'progress', run: 1, measurements: [first], step: 0, stepsPerSecond: null });
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
      dead.say({ type: 'progress', run: 1, measurements: before, step: 50, stepsPerSecond: null });
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
    dead.say({ type: 'progress', run: 1, measurements: measured, step: 6, stepsPerSecond: null });
    run.step(3);
    dead.fail('');
    await until(progressTo(9));
    expect(steps()).toEqual([0, 1, 2, 4, 6, 8, 9]);
    run.step(1);
    await until(progressTo(10));
    expect(steps().at(-1)).toBe(10);
  });
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
  busy.say({ type: 'progress', run: 1, measurements: [], step: 3, stepsPerSecond: null });
  expect(await second.until(ended)).toMatchObject({ outcome: { kind: 'budget' } });
  expect(busy.terminated()).toBe(true);
});
