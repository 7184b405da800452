/** A change made live holds in the run that goes on, and the curves keep it. */
import { describe, expect, test } from 'vitest';
import { at, info, setUp } from './testing/script';

describe('session', () => {
  test('η, λ and T change in the run that goes on where that is wanted; all else starts anew', () => {
    const { session, asked, ended } = setUp();
    session.run();
    session.setParam('lambda', 1);
    session.setLive(true);
    session.setParam('lambda', 2);
    session.pause();
    session.setParam('lambda', 3);
    session.setParam('until', 50);
    session.setParam('eta', 1e-3);
    session.setParam('p', 5);
    ended();
    session.setParam('lambda', 4);
    expect(asked).toEqual([
      ...['start p=800', 'start p=800', 'retune λ=2', 'pause', 'retune λ=3'],
      ...['retune T=50', 'retune η=0.001', 'start p=5 paused', 'start p=5'],
    ]);
    expect(session.store.getState().experiment.lambda).toBe(4);
  });

  test('the curves keep what was changed on the way, and no prediction from before', () => {
    const { session, started, progress, retuned, predicted } = setUp();
    session.run();
    started();
    progress(at(0), at(5));
    predicted();
    session.setLive(true);
    session.setParam('lambda', 2);
    const learners = info.learners.map((each) => ({ ...each, lambda: 2 }));
    retuned(7, learners);
    session.pin();
    const [pin] = session.store.getState().pins;
    expect(pin.changed).toBe(true);
    expect(pin.experiment.lambda).toBe(2);
    expect(pin.info.learners).toEqual(learners);
    progress(at(10));
    expect(session.curves.getState()).toMatchObject({
      changes: [{ step: 7, what: 'λ = 2' }],
    });
    expect(session.curves.getState().latest).toEqual({});
  });

  test('a slider that is dragged is one change; another parameter, or the same one later, is another', () => {
    const { session, started, progress, retuned } = setUp();
    session.run();
    started();
    progress(at(0));
    session.setLive(true);
    for (const [step, key, value] of [
      [10, 'lambda', 2],
      [11, 'lambda', 3],
      [12, 'lambda', 4],
      [12, 'until', 50],
      [40, 'until', 60],
    ] as const) {
      session.setParam(key, value);
      retuned(step, info.learners);
    }
    expect(session.curves.getState().changes).toEqual([
      { step: 10, what: 'λ = 4' },
      { step: 12, what: 'T = 50' },
      { step: 40, what: 'T = 60' },
    ]);
  });

  test('a slider that changes λ live leaves the run its speed', () => {
    const { session, asked } = setUp('watch');
    session.run();
    session.setLive(true);
    session.setParam('lambda', 4, 'full');
    expect(asked).toEqual(['start p=800 in 8 s', 'retune λ=4']);
  });

  test('a run that is held by a setback takes a live change and another speed: it is not begun anew', () => {
    const { session, asked, asking, status } = setUp('watch');
    session.run();
    session.setLive(true);
    asking();
    session.setParam('lambda', 4);
    session.toggleFullSpeed();
    expect(asked).toEqual(['start p=800 in 8 s', 'retune λ=4', 'pace full']);
    expect(status()).toBe('asking');
  });
});
