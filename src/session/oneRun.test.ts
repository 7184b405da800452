/** The views are of one run alone: also of one that ended before anything was measured. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { LeftOut } from '../engine/probe';
import type { Failure } from '../engine/run';
import type { Measurement } from '../models/twoLayer/measurement';
import { defaults } from '../models/twoLayer/params';
import type { Trainer } from '../runtime/client';
import type { RunEvent } from '../runtime/runEvent';
import { createSession } from './session';
import { at, info } from './testing/script';

const start = at(0);

const failures: Record<string, Failure> = {
  'it is too large': { code: 'too-large', needed: 2, safe: 1, experiment: defaults },
  'no backend computes it': { code: 'engine', message: 'No.' },
  'its worker does not start': { code: 'worker-unavailable', reason: 'no answer', message: '' },
};

/** A session whose worker the test plays, after a whole run of p = 800. */
function afterARun() {
  let hear: (event: RunEvent) => void = () => {};
  let run = 0;
  const nothing = () => {};
  const trainer: Trainer = {
    start(_, __, listen) {
      run += 1;
      hear = listen;
      const rest = { look: nothing, setPace: nothing, retune: nothing, stop: nothing };
      return { id: run, answer: nothing, pause: nothing, resume: nothing, step: nothing, ...rest };
    },
  };
  const session = createSession(trainer);
  const say = {
    started: () => hear({ type: 'started', run, info }),
    progress: (...measurements: Measurement[]) =>
      hear({ ...{ type: 'progress', run, measurements }, step: 0, stepsPerSecond: null }),
    leftOut: (leftOut: LeftOut) => hear({ type: 'left-out', run, leftOut }),
    gauge: () => hear({ type: 'seen', run, seen: { probe: 'gauge', step: 0, value: [0.3] } }),
    failed: (failure: Failure) => hear({ type: 'failed', run, failure }),
    diverged: () =>
      hear({
        ...{ type: 'ended', run },
        outcome: {
          ...{ kind: 'diverged', step: 0 },
          learners: [{ id: 'fa', rule: 'fa', relativeLoss: Number.NaN }],
        },
      }),
    retuned: () => hear({ type: 'retuned', run, step: 0, learners: info.learners }),
    done: () => hear({ type: 'ended', run, outcome: { kind: 'budget' } }),
  };
  session.run();
  say.started();
  say.progress(start);
  say.gauge();
  say.done();
  return { session, say, curves: () => session.curves.getState() };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const empty = { measurements: [], tests: null };

test('while a new run is prepared the one before it stays in sight, under its own name', () => {
  const { session, say, curves } = afterARun();
  session.setParam('p', 100);
  say.started();
  vi.advanceTimersByTime(1000);
  expect(curves()).toMatchObject({ run: 1, experiment: { p: 800 }, measurements: [start] });
  session.pin();
  expect(session.store.getState().pins).toMatchObject([{ experiment: { p: 800 } }]);
});

describe('a run that ends before its first measurement takes the place of the one before it', () => {
  test.each(Object.entries(failures))('where %s', (_, failure) => {
    const { session, say, curves } = afterARun();
    session.setParam('p', 100);
    say.failed(failure);
    expect(curves()).toMatchObject({ ...empty, run: 2, info: null, experiment: { p: 100 } });
    expect(curves().latest).toEqual({});
    session.pin();
    expect(session.store.getState().pins).toEqual([]);
  });

  test('where it was set up and then failed', () => {
    const { session, say, curves } = afterARun();
    session.setParam('p', 100);
    say.started();
    say.failed(failures['no backend computes it']);
    expect(curves()).toMatchObject({ ...empty, run: 2, info, experiment: { p: 100 } });
    expect(curves().latest).toEqual({});
  });

  test('where its loss is no number from the start, also when it was to start paused', () => {
    const { session, say, curves } = afterARun();
    session.reset();
    expect(session.store.getState().run.status).toBe('paused');
    say.started();
    say.diverged();
    expect(curves()).toMatchObject({ ...empty, run: 2, step: 0 });
    expect(curves().latest).toEqual({});
    vi.advanceTimersByTime(1000);
    expect(curves().run).toBe(2);
  });

  test('and a later run takes its place in turn', () => {
    const { session, say, curves } = afterARun();
    session.setParam('p', 100);
    say.failed(failures['it is too large']);
    session.setParam('p', 50);
    say.started();
    say.progress(start);
    expect(curves()).toMatchObject({ run: 3, experiment: { p: 50 }, measurements: [start] });
  });
});

describe('what is left out', () => {
  const law: LeftOut = { what: 'law', learner: 'fa', why: { code: 'singular' } };
  const gauge: LeftOut = { what: 'gauge', learner: 'fa', why: { code: 'overflow' } };

  test('is kept with its run, once each', () => {
    const { session, say, curves } = afterARun();
    session.run();
    say.started();
    say.progress(start);
    const another: LeftOut = { ...gauge, learner: 'fa-lambda' };
    for (const leftOut of [law, gauge, another, law]) say.leftOut(leftOut);
    say.done();
    expect(curves().leftOut).toEqual([gauge, another, law]);
    session.run();
    say.started();
    say.progress(start);
    expect(curves().leftOut).toEqual([]);
  });

  test('is forgotten of predictions that a live change has made void', () => {
    const { session, say, curves } = afterARun();
    session.run();
    say.started();
    say.progress(start);
    say.leftOut(law);
    say.leftOut(gauge);
    say.retuned();
    expect(curves().leftOut).toEqual([gauge]);
  });
});
