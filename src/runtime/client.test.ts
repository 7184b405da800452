import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BackendId } from '../engine/choice';
import type { BackendInfo, Failure } from '../engine/run';
import type { RunInfo } from '../models/twoLayer/info';
import { defaults } from '../models/twoLayer/params';
import { createTrainer, type Wire } from './client';
import { pack } from './packing';
import type { Checkpoint, Event, Request } from './protocol';
import type { RunEvent } from './runEvent';

// The worker is played by the test, and time by a fake clock.
beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const SILENCE = 5000;
const patience = { start: 60_000, stop: 1000, silence: SILENCE };

function infoOf(id: BackendId, precision: BackendInfo['precision']): RunInfo {
  return {
    learners: [],
    shape: { n: 1, d: 1, p: 1, o: 1 },
    ...{ steps: 100, lambdaMax: 1, tested: 0, strip: null },
    backend: { id, precision, why: { code: 'only' }, fallback: false },
  };
}

const FAILURES = {
  ...{ 'device-lost': { code: 'device-lost' }, 'device-silent': { code: 'device-silent' } },
  engine: { code: 'engine', message: 'It broke.' },
  'part-missing': { code: 'part-missing', part: 'simd' },
  'backend-gone': { code: 'backend-gone', absent: [] },
} as const satisfies Record<string, Failure>;

const reference = { id: 'reference', precision: 'float64' } as const;

/** A run on workers that do what the test says; all of them, oldest first, with what they were asked. */
function scene({ paused = false } = {}) {
  const workers: { wire: Wire; asked: Request[]; gone: boolean }[] = [];
  const open = () => {
    const worker = { asked: [] as Request[], gone: false };
    const wire: Wire = {
      postMessage: (request) => worker.asked.push(request),
      ...{ onmessage: null, onerror: null },
      terminate: () => {
        worker.gone = true;
      },
    };
    workers.push(Object.assign(worker, { wire }));
    return wire;
  };
  const events: RunEvent[] = [];
  const trainer = createTrainer(open, patience);
  const task = { kind: 'experiment', model: 'two-layer', experiment: defaults, own: null } as const;
  const run = trainer.start(task, { paused, pace: 50 }, (event) => events.push(event));
  const newest = () => workers[workers.length - 1];
  const say = (data: Event) => newest().wire.onmessage?.({ data } as MessageEvent<Event>);
  return {
    ...{ run, events, workers, say, newest, trainer, task },
    ready: () => say({ type: 'ready' }),
    started: (id: BackendId = 'simd', next: typeof reference | null = reference) =>
      say({ type: 'started', run: 1, info: infoOf(id, 'float32'), next }),
    pulse: (quiet = 0) => say({ type: 'pulse', run: 1, quiet }),
    save: (step: number) => {
      const checkpoint = { step, initialLosses: [], measured: step, recent: [] };
      const snapshot: Checkpoint['snapshot'] = { form: 'sample', learners: [] };
      say({ type: 'checkpoint', run: 1, checkpoint: { ...checkpoint, snapshot } });
    },
    fail: (code: keyof typeof FAILURES) => say({ type: 'failed', run: 1, failure: FAILURES[code] }),
    crash: () => newest().wire.onerror?.({ message: 'crash' } as ErrorEvent),
    kinds: () => events.map(({ type }) => type),
    starts: () => workers.flatMap(({ asked }) => asked.filter(({ type }) => type === 'start')),
  };
}

/** A run on SIMD that has left a checkpoint. */
function running(options?: Parameters<typeof scene>[0]) {
  const all = scene(options);
  all.ready();
  all.started();
  all.save(40);
  all.events.length = 0;
  return all;
}

/** One that was silent, was tried again in a new worker, and is silent there too. */
function silentTwice() {
  const all = running();
  vi.advanceTimersByTime(SILENCE);
  all.ready();
  all.started();
  vi.advanceTimersByTime(SILENCE);
  return all;
}

describe('a slow worker is not a dead one', () => {
  test('while it pulses, however slow it is', () => {
    const { pulse, kinds, workers } = running();
    for (let k = 0; k < 50; k++) {
      vi.advanceTimersByTime(SILENCE - 250);
      pulse();
    }
    expect(kinds()).toEqual([]);
    expect(workers).toHaveLength(1);
  });

  test('for as long as it said that it may be silent', () => {
    const { pulse, kinds } = running();
    pulse(60_000);
    vi.advanceTimersByTime(SILENCE + 60_000 - 250);
    expect(kinds()).toEqual([]);
    vi.advanceTimersByTime(250);
    expect(kinds()).toEqual(['interrupted']);
  });
});

describe('one more try on the same backend is made without a question', () => {
  test('and is told with the step that the run goes on from, not the one it had reached', () => {
    const { say, crash, events } = running();
    say({ type: 'progress', run: 1, packed: pack([]), step: 44, stepsPerSecond: null });
    events.length = 0;
    crash();
    expect(events).toMatchObject([{ type: 'interrupted', step: 40 }]);
  });

  test.each(['worker-silent', 'worker-crashed', 'device-lost', 'device-silent'] as const)(
    'after %s, from the last checkpoint',
    (code) => {
      const { fail, crash, kinds, starts, ready, workers } = running();
      if (code === 'worker-silent') vi.advanceTimersByTime(SILENCE);
      else if (code === 'worker-crashed') crash();
      else fail(code);
      ready();
      expect(kinds()).toEqual(['interrupted']);
      expect(workers.map(({ gone }) => gone)).toEqual([true, false]);
      expect(starts()[1]).toMatchObject({
        from: { step: 40 },
        on: { info: { id: 'simd', precision: 'float32' }, next: reference },
        avoid: [],
      });
    },
  );

  test('and again once there is a new checkpoint', () => {
    const { save, kinds, ready } = running();
    for (const step of [50, 60, 70]) {
      vi.advanceTimersByTime(SILENCE);
      ready();
      save(step);
    }
    expect(kinds()).toEqual(['interrupted', 'interrupted', 'interrupted']);
  });
});

describe('beyond that the run is held and the person is asked', () => {
  const asked = (events: readonly RunEvent[]) =>
    events.flatMap((event) => (event.type === 'asking' ? [event.question] : []));

  test('after a second silence, whose worker may answer yet', () => {
    const { events, workers } = silentTwice();
    expect(asked(events)).toEqual([
      {
        failure: expect.objectContaining({ code: 'worker-silent' }),
        ...{ step: 40, waiting: true, next: reference },
        on: expect.objectContaining({ id: 'simd', precision: 'float32' }),
      },
    ]);
    expect(workers.map(({ gone }) => gone)).toEqual([true, false]);
    vi.advanceTimersByTime(100 * SILENCE);
    expect(workers).toHaveLength(2);
  });

  test('after a fault in the code, at once', () => {
    const { fail, events, workers } = running();
    fail('engine');
    expect(asked(events)).toMatchObject([{ failure: { code: 'engine' }, waiting: false }]);
    expect(workers).toHaveLength(1);
  });

  test.each(['worker-crashed', 'device-lost', 'device-silent'] as const)(
    'after %s twice',
    (code) => {
      const { fail, crash, ready, events, workers } = running();
      for (let k = 0; k < 2; k++) {
        if (code === 'worker-crashed') crash();
        else fail(code);
        if (k === 0) ready();
      }
      expect(asked(events)).toMatchObject([{ failure: { code }, step: 40, waiting: false }]);
      expect(workers).toHaveLength(2);
    },
  );

  test.each(['backend-gone', 'part-missing', 'engine'] as const)(
    'after %s of a new worker',
    (code) => {
      const { crash, ready, fail, events } = running();
      crash();
      ready();
      fail(code);
      expect(asked(events)).toMatchObject([{ failure: { code }, step: 40 }]);
    },
  );

  test('after a new worker could not be had', () => {
    const { crash, events } = running();
    crash();
    crash();
    expect(asked(events)).toMatchObject([{ failure: { code: 'worker-unavailable' } }]);
  });

  test('but not where there is nothing to go on with', () => {
    const { ready, started, fail, kinds } = scene();
    ready();
    started('reference', null);
    fail('engine');
    expect(kinds()).toEqual(['started', 'failed']);
    const early = scene();
    early.ready();
    early.fail('part-missing');
    expect(early.kinds()).toEqual(['failed']);
  });
});

describe('the answers', () => {
  test('the worker answers by itself: the question is void and the run goes on there', () => {
    const { pulse, kinds, workers } = silentTwice();
    pulse();
    expect(kinds().slice(-2)).toEqual(['asking', 'answered']);
    expect(workers).toHaveLength(2);
    vi.advanceTimersByTime(SILENCE);
    expect(kinds().at(-1)).toBe('asking');
  });

  test('keep waiting: twice as long', () => {
    const { run, kinds, workers } = silentTwice();
    run.answer('wait');
    vi.advanceTimersByTime(2 * SILENCE - 250);
    expect(kinds().at(-1)).toBe('answered');
    vi.advanceTimersByTime(250);
    expect(kinds().at(-1)).toBe('asking');
    expect(workers.at(-1)?.gone).toBe(false);
  });

  test('try again: a new worker, the same backend, from the last checkpoint', () => {
    const { run, ready, kinds, starts, workers } = silentTwice();
    run.answer('again');
    ready();
    expect(kinds().slice(-2)).toEqual(['answered', 'interrupted']);
    expect(workers.map(({ gone }) => gone)).toEqual([true, true, false]);
    expect(starts()[2]).toMatchObject({
      from: { step: 40 },
      on: { info: { id: 'simd' } },
      avoid: [],
    });
  });

  test('use the next: only then is another backend taken', () => {
    const { run, fail, ready, starts } = running();
    fail('engine');
    run.answer('next');
    ready();
    expect(starts()[1]).toMatchObject({ from: { step: 40 }, on: null, avoid: ['simd'] });
  });

  test('use the next, twice: none of those that the person has left is taken again', () => {
    const { run, fail, ready, started, starts } = running();
    fail('engine');
    run.answer('next');
    ready();
    started('webgl');
    fail('engine');
    run.answer('next');
    ready();
    expect(starts()[2]).toMatchObject({ on: null, avoid: ['simd', 'webgl'] });
  });

  test('a pause and steps asked for while the run is held are kept', () => {
    const { run, fail, say, newest, ready } = running();
    say({ type: 'progress', run: 1, packed: pack([]), step: 44, stepsPerSecond: null });
    fail('engine');
    run.pause();
    run.step(2);
    run.answer('again');
    ready();
    expect(newest().asked).toMatchObject([
      { type: 'start', paused: true },
      { type: 'step', count: 6 },
    ]);
  });

  test('a run that was paused on its way comes back to the step at which it stood', () => {
    const { run, say, crash, newest, ready } = running();
    say({ type: 'progress', run: 1, packed: pack([]), step: 44, stepsPerSecond: null });
    run.pause();
    say({ type: 'progress', run: 1, packed: pack([]), step: 47, stepsPerSecond: null });
    crash();
    ready();
    expect(newest().asked).toMatchObject([
      { type: 'start', paused: true, from: { step: 40 } },
      { type: 'step', count: 7 },
    ]);
  });

  test.each([20, null])('a run goes on at the speed that was chosen last: %s', (speed) => {
    const { run, crash, starts, ready } = running();
    run.setPace(7);
    run.setPace(speed);
    crash();
    ready();
    expect(starts().map((start) => start.type === 'start' && start.pace)).toEqual([50, speed]);
  });

  test('without a question an answer is nothing', () => {
    const { run, kinds, workers } = running();
    run.answer('next');
    expect(kinds()).toEqual([]);
    expect(workers).toHaveLength(1);
  });

  test('a new run leaves the question behind, and the worker that does not answer', () => {
    const { trainer, task, workers, ready, starts } = silentTwice();
    trainer.start(task, { paused: false }, () => {});
    vi.advanceTimersByTime(patience.stop);
    ready();
    expect(workers.map(({ gone }) => gone)).toEqual([true, true, false]);
    expect(starts().at(-1)).toMatchObject({ run: 2, from: null, on: null, avoid: [] });
  });
});

test('a worker whose code did not all arrive makes the present run, and a new one the next', () => {
  const { trainer, task, workers, say } = running();
  say({ type: 'incomplete' });
  expect(workers).toHaveLength(1);
  trainer.start(task, { paused: false }, () => {});
  expect(workers.map(({ gone }) => gone)).toEqual([true, false]);
});
