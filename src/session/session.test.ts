/** What a person does starts, holds and ends runs, and only the present one is in sight. */
import { describe, expect, test } from 'vitest';
import { createSession } from './session';
import { at, info, scriptedTrainer, setUp } from './testing/script';

describe('session', () => {
  test('changing a parameter starts a new run, setting it to what it is does not', () => {
    const { session, asked, status } = setUp();
    session.run();
    session.setParam('p', 100);
    session.setParam('p', 100);
    expect(asked).toEqual(['start p=800', 'start p=100']);
    expect(status()).toBe('running');
  });

  test('a change while paused stays paused, at the start of the new run', () => {
    const { session, asked, status } = setUp();
    session.run();
    session.pause();
    session.setParam('p', 100);
    expect(asked).toEqual(['start p=800', 'pause', 'start p=100 paused']);
    expect(status()).toBe('paused');
  });

  test('run resumes after a pause and starts over after the end', () => {
    const { session, asked, status, ended } = setUp();
    session.run();
    session.pause();
    session.run();
    ended();
    expect(status()).toBe('done');
    session.run();
    expect(asked).toEqual(['start p=800', 'pause', 'resume', 'start p=800']);
  });

  test('a step starts a paused run, pauses a running one, and does nothing after the end', () => {
    const { session, asked, status, ended } = setUp();
    session.step();
    session.run();
    session.step();
    expect(asked).toEqual(['start p=800 paused', 'step', 'resume', 'step']);
    expect(status()).toBe('paused');
    ended();
    session.step();
    expect(asked).toHaveLength(4);
  });

  test('reset goes on running only if it was running', () => {
    const { session, asked } = setUp();
    session.run();
    session.reset();
    session.pause();
    session.reset();
    expect(asked).toEqual(['start p=800', 'start p=800', 'pause', 'start p=800 paused']);
  });

  test('reset stands at step 0 where nothing runs: before the first run and after the end', () => {
    const { session, asked, ended, status } = setUp();
    session.reset();
    expect(status()).toBe('paused');
    session.run();
    ended();
    session.reset();
    expect(status()).toBe('paused');
    expect(asked).toEqual(['start p=800 paused', 'resume', 'start p=800 paused']);
  });

  test('a run that goes on elsewhere is shown as computed there, with its lines', () => {
    const { session, started, progress } = setUp();
    const backend = {
      id: 'simd',
      precision: 'float32',
      why: { code: 'only' },
      fallback: true,
    } as const;
    session.run();
    started();
    progress(at(0), at(5));
    started({ ...info, backend });
    const measurements = [at(0), at(5)];
    expect(session.curves.getState()).toMatchObject({ info: { backend }, measurements });
    expect(session.curves.getState().stepsPerSecond).toBeNull();
  });

  test('a run is over once its end is drawn, unless another has begun by then', () => {
    const script = scriptedTrainer();
    const frames: (() => void)[] = [];
    const session = createSession(script.trainer, undefined, (act) => frames.push(act));
    const { store, curves } = session;
    session.run();
    script.started();
    script.progress(at(0), at(100));
    script.ended();
    expect(curves.getState()).toMatchObject({ over: true, step: 100 });
    expect(store.getState().run.status).toBe('running');
    frames[0]();
    expect(store.getState().run.status).toBe('done');

    session.run();
    script.started();
    script.progress(at(0));
    expect(curves.getState().over).toBe(false);
    script.ended();
    session.reset();
    session.run();
    frames[1]();
    expect(store.getState().run.status).toBe('running');
  });

  test('the curves of one run give way to the next at its first measurement, and never mix', () => {
    const { session, started, progress } = setUp();
    const steps = () => session.curves.getState().measurements.map(({ step }) => step);
    session.run();
    started();
    progress(at(0), at(5));
    expect(steps()).toEqual([0, 5]);
    session.setParam('p', 100);
    started();
    expect(steps()).toEqual([0, 5]);
    progress(at(0));
    expect(steps()).toEqual([0]);
  });
});
