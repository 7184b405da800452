import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backends } from '../models/twoLayer/compute/backends';
import type { CohortMaker } from '../models/twoLayer/compute/cohort';
import { orderOf, type SmallRun } from '../models/twoLayer/compute/testing/runs';
import { race, trialOf, webglWins } from './trial';

// Timers stand still, and `now` moves only when a cohort below works.
let clock = 0;
const now = () => clock;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Cohorts whose every step takes so many milliseconds, and how many of them were made and disposed of. */
function cohorts(msPerStep: number, settled: () => Promise<void> = async () => {}) {
  const count = { made: 0, disposed: 0 };
  const make: CohortMaker = () => {
    count.made++;
    let queued = 0;
    return {
      precision: 'float32',
      space: 'weight',
      advance: (_, steps) => {
        queued += steps;
      },
      settle: async () => {
        clock += queued * msPerStep;
        queued = 0;
        await settled();
      },
      measure: () => Promise.reject(new Error('A trial measures nothing.')),
      snapshot: () => Promise.reject(new Error('A trial saves nothing.')),
      dispose: () => {
        count.disposed++;
      },
    };
  };
  return { make, count };
}

const sizes: SmallRun = { n: 4, d: 3, p: 100, outputs: 1, activation: 'relu' };
const order = orderOf(sizes);

describe('a trial', () => {
  test('tells the milliseconds of a step on either, and leaves nothing behind', async () => {
    const [simd, webgl] = [cohorts(2), cohorts(0.5)];
    const trial = await race(order, simd.make, webgl.make, now);
    expect(trial.simd).toBeCloseTo(2);
    expect(trial.webgl).toBeCloseTo(0.5);
    expect([simd.count, webgl.count]).toEqual([
      { made: 1, disposed: 1 },
      { made: 1, disposed: 1 },
    ]);
  });

  test('does not count the first steps, in which programs are compiled', async () => {
    let first = true;
    const slowToStart = cohorts(1, async () => {
      if (first) clock += 700;
      first = false;
    });
    const { webgl } = await race(order, cohorts(1).make, slowToStart.make, now);
    expect(webgl).toBeCloseTo(1);
  });

  test('is lost by a device that does not get ready', async () => {
    const hung = cohorts(1, () => new Promise<void>(() => {}));
    const trial = race(order, cohorts(3).make, hung.make, now);
    await vi.advanceTimersByTimeAsync(1499);
    expect(await Promise.race([trial, 'undecided'])).toBe('undecided');
    await vi.advanceTimersByTimeAsync(1);
    expect(await trial).toEqual({ simd: expect.closeTo(3), webgl: null });
    expect(webglWins(await trial)).toBe(false);
  });

  test('is lost by a device that fails', async () => {
    const broken = cohorts(1, () => Promise.reject(new Error('out of memory')));
    expect((await race(order, cohorts(3).make, broken.make, now)).webgl).toBeNull();
    const none: CohortMaker = () => {
      throw new Error('no such program');
    };
    expect((await race(order, cohorts(3).make, none, now)).webgl).toBeNull();
  });

  test('is won by the device unless SIMD is half as fast again: it leaves the CPU free', () => {
    expect(webglWins({ simd: 2, webgl: 1 })).toBe(true);
    expect(webglWins({ simd: 2, webgl: 2 })).toBe(true);
    expect(webglWins({ simd: 2, webgl: 2.99 })).toBe(true);
    expect(webglWins({ simd: 2, webgl: 3 })).toBe(false);
    expect(webglWins({ simd: 2, webgl: null })).toBe(false);
  });
});

describe('runs share a trial', () => {
  /** Whether a second run makes a trial of its own, after one of `order`'s size. */
  async function triesAnew(second: Partial<SmallRun>): Promise<boolean> {
    const [simd, webgl] = [cohorts(1), cohorts(1)];
    // Trials are remembered for good: each question asks about a size of its own.
    const first = { ...sizes, n: nextSize++ };
    await trialOf(backends.sizeOf(orderOf(first)), orderOf(first), simd.make, webgl.make, now);
    await trialOf(
      backends.sizeOf(orderOf({ ...first, ...second })),
      orderOf({ ...first, ...second }),
      simd.make,
      webgl.make,
      now,
    );
    expect(simd.count.made).toBe(webgl.count.made);
    return simd.count.made === 2;
  }
  let nextSize = 5;

  test('of about the same size', async () => {
    expect(await triesAnew({})).toBe(false);
    expect(await triesAnew({ seed: 1, p: 120, data: 'random' })).toBe(false);
  });

  test('and of no other', async () => {
    expect(await triesAnew({ p: 200 })).toBe(true);
    expect(await triesAnew({ d: 30 })).toBe(true);
    expect(await triesAnew({ n: 40 })).toBe(true);
    expect(await triesAnew({ outputs: 2 })).toBe(true);
    expect(await triesAnew({ activation: 'tanh' })).toBe(true);
    expect(await triesAnew({ batch: 2 })).toBe(true);
  });

  test('unless the device failed it: it may do better', async () => {
    const [simd, webgl] = [cohorts(1), cohorts(1)];
    const size = orderOf({ ...sizes, n: nextSize++ });
    const broken = cohorts(1, () => Promise.reject(new Error('context lost')));
    expect(await trialOf(backends.sizeOf(size), size, simd.make, broken.make, now)).toMatchObject({
      webgl: null,
    });
    expect(
      await trialOf(backends.sizeOf(size), size, simd.make, webgl.make, now),
    ).not.toMatchObject({ webgl: null });
    const none: CohortMaker = () => {
      throw new Error('out of memory');
    };
    const other = orderOf({ ...sizes, n: nextSize++ });
    await expect(trialOf(backends.sizeOf(other), other, none, webgl.make, now)).rejects.toThrow(
      'out of memory',
    );
    expect(
      (await trialOf(backends.sizeOf(other), other, simd.make, webgl.make, now)).simd,
    ).toBeCloseTo(1);
  });

  test('unless the device came late to it, once it is there', async () => {
    let arrive = () => {};
    const late = cohorts(1, () => new Promise<void>((resolve) => (arrive = resolve)));
    const [simd, webgl] = [cohorts(1), cohorts(1)];
    const size = orderOf({ ...sizes, n: nextSize++ });
    const first = trialOf(backends.sizeOf(size), size, simd.make, late.make, now);
    await vi.advanceTimersByTimeAsync(1500);
    expect(await first).toMatchObject({ webgl: null });
    expect(await trialOf(backends.sizeOf(size), size, simd.make, webgl.make, now)).toBe(
      await first,
    );
    for (let k = 0; k < 200; k++) {
      arrive();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(
      await trialOf(backends.sizeOf(size), size, simd.make, webgl.make, now),
    ).not.toMatchObject({ webgl: null });
  });

  test('while it is still going on', async () => {
    const [simd, webgl] = [cohorts(1), cohorts(1)];
    const size = orderOf({ ...sizes, n: nextSize++ });
    const [one, other] = [1, 2].map(() =>
      trialOf(backends.sizeOf(size), size, simd.make, webgl.make, now),
    );
    expect(await one).toBe(await other);
    expect(simd.count.made).toBe(1);
  });
});
