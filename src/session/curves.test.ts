/** What is measured is published in time, whole, and of one run alone. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { twoLayer } from '../models/twoLayer/facts';
import { defaults } from '../models/twoLayer/params';
import { createCurves } from './curves';
import { at, info } from './testing/script';

const asked = { model: twoLayer, experiment: defaults };

describe('curves', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  test('the first measurement shows at once, later ones at most ten times a second', () => {
    const curves = createCurves(twoLayer);
    let published = 0;
    curves.store.subscribe(() => published++);
    curves.begin(1, info, asked);
    for (let step = 0; step <= 100; step++) {
      curves.append([at(step)], step, null);
      vi.advanceTimersByTime(5);
    }
    expect(published).toBe(1 + 5);
    curves.flush();
    expect(curves.store.getState().measurements).toHaveLength(101);
  });

  test('a new run drops what the old one had not yet shown', () => {
    const curves = createCurves(twoLayer);
    curves.begin(1, info, asked);
    curves.append([at(0)], 0, null);
    curves.append([at(1)], 1, null);
    curves.begin(2, info, asked);
    vi.advanceTimersByTime(1000);
    expect(curves.store.getState()).toMatchObject({ run: 1, step: 0 });
  });

  test('progress without a measurement leaves the history as it is, so that no chart is drawn', () => {
    const curves = createCurves(twoLayer);
    curves.begin(1, info, asked);
    curves.append([at(0)], 0, null);
    const before = curves.store.getState().measurements;
    curves.append([], 3, 50);
    curves.flush();
    expect(curves.store.getState()).toMatchObject({ step: 3, stepsPerSecond: 50 });
    expect(curves.store.getState().measurements).toBe(before);
  });

  test('a test of a later step is not replaced by one that comes after it', () => {
    const curves = createCurves(twoLayer);
    curves.begin(1, info, asked);
    const test = { loss: 2, accuracy: 0.5, classes: null };
    const tested = { step: 10, readings: at(10).readings.map((each) => ({ ...each, test })) };
    const shown = () => {
      curves.flush();
      return curves.store.getState().tests?.step;
    };
    curves.append([at(0)], 0, null);
    curves.test(16, [test]);
    curves.append([tested, at(15)], 16, null);
    expect(shown()).toBe(16);
    curves.append([{ ...tested, step: 20 }], 20, null);
    expect(shown()).toBe(20);
    curves.test(18, [test]);
    expect(shown()).toBe(20);
  });

  test('the kernels of the start stay beside those worked out last', () => {
    const curves = createCurves(twoLayer);
    curves.begin(1, info, asked);
    const at = (step: number) => ({ probe: 'kernels', step, value: [] });
    for (const step of [0, 5, 9]) curves.see(at(step));
    curves.flush();
    expect(curves.store.getState().first.kernels).toEqual(at(0));
    expect(curves.store.getState().latest.kernels).toEqual(at(9));
  });

  test('the step where L/L₀ first falls below 1e-6 is kept', () => {
    const curves = createCurves(twoLayer);
    curves.begin(1, info, asked);
    curves.append([at(0), at(5, 1e-5)], 5, null);
    curves.append([at(10, 9e-7), at(15, 2e-6), at(20, 1e-8)], 20, null);
    curves.flush();
    expect(curves.store.getState().reached).toEqual([10]);
  });
});
