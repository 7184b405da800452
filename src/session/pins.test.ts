/** Pinned runs have room, a number of their own, and what they were asked for. */
import { describe, expect, test } from 'vitest';
import { twoLayer } from '../models/twoLayer/facts';
import { defaults } from '../models/twoLayer/params';
import { at, experimentIn, setUp } from './testing/script';

describe('session', () => {
  test('at most four runs are pinned, each with what it was asked for; one that is let go makes room', () => {
    const { session, started, progress } = setUp();
    const numbers = () => session.store.getState().pins.map(({ number }) => number);
    session.pin();
    expect(numbers()).toEqual([]);
    for (const p of [1, 2, 3, 4, 5]) {
      session.setParam('p', p);
      session.run();
      started();
      progress(at(0));
      session.pin();
    }
    const { pins } = session.store.getState();
    expect(pins.map(({ experiment }) => experiment.p)).toEqual([1, 2, 3, 4]);
    session.unpin(pins[1]);
    session.pin();
    expect(numbers()).toEqual([1, 3, 4, 2]);
    expect(
      twoLayer.differenceOf(
        experimentIn(pins[0].experiment),
        experimentIn(session.store.getState().experiment),
      ),
    ).toBe('p = 1');
    expect(
      twoLayer.differenceOf(experimentIn(pins[0].experiment), {
        ...defaults,
        p: 1,
        until: 'never',
        seed: 3,
      }),
    ).toBe('T = 1500, seed = 7');
    expect(
      twoLayer.differenceOf(experimentIn(pins[0].experiment), experimentIn(pins[0].experiment)),
    ).toBe('same settings');
  });
});
