/** At which speed each run is asked to go, and which one is kept on the device. */
import { describe, expect, test } from 'vitest';
import { setUp } from './testing/script';

describe('session', () => {
  test('a speed holds for the present run and for those after it', () => {
    const { session, asked } = setUp();
    session.run();
    session.setSpeed('3');
    session.reset();
    expect(asked).toEqual(['start p=800', 'pace at 3', 'start p=800 at 3']);
  });

  test('watched, a run of any length is asked to take eight seconds', () => {
    const { session, asked } = setUp('watch');
    session.run();
    session.setParam('steps', 100);
    expect(asked).toEqual(['start p=800 in 8 s', 'start p=800 in 8 s']);
  });

  test('a run is hurried and held back again; the one after it goes at the chosen speed', () => {
    const { session, asked, ended } = setUp('watch');
    session.toggleFullSpeed();
    session.toggleFullSpeed();
    session.toggleFullSpeed();
    ended();
    session.setParam('steps', 800);
    expect(asked).toEqual(['start p=800', 'pace in 8 s', 'pace full', 'start p=800 in 8 s']);
    expect(session.store.getState()).toMatchObject({ speed: 'watch', pace: 'watch' });
  });

  test('what was hurried goes at the chosen speed again, whichever that is', () => {
    const { session, asked } = setUp('3');
    session.run();
    session.toggleFullSpeed();
    session.toggleFullSpeed();
    expect(asked).toEqual(['start p=800 at 3', 'pace full', 'pace at 3']);
  });

  test('where full speed is chosen, a run can be held back to be watched', () => {
    const { session, asked } = setUp('full');
    session.run();
    session.toggleFullSpeed();
    session.reset();
    expect(asked).toEqual(['start p=800', 'pace in 8 s', 'start p=800']);
  });

  test('a slider starts its runs at full speed, but what it starts paused is watched', () => {
    const { session, asked } = setUp('watch');
    session.setParam('steps', 800, 'full');
    session.pause();
    session.setParam('p', 100, 'full');
    expect(asked).toEqual(['start p=800', 'pause', 'start p=100 paused in 8 s']);
  });

  test('the chosen speed is kept on the device; hurrying a run, or a link, changes nothing there', () => {
    const { session, kept } = setUp('watch');
    session.toggleFullSpeed();
    session.setLinkSpeed('1');
    expect(kept()).toBe('watch');
    session.setLinkSpeed(null);
    expect(session.store.getState().speed).toBe('watch');
    session.setSpeed('slow');
    expect(kept()).toBe('slow');
  });
});
