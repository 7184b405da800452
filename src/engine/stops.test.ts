import { describe, expect, test } from 'vitest';
import type { Measurement } from './measurement';
import type { LearnerOrder, Stops } from './order';
import { stopOf } from './stops';

const learner: LearnerOrder = { id: 'fa', rule: 'fa', eta: 0.1, lambda: 0, until: null };

/** A measurement whose learners have come to these losses. */
const at = (step: number, ...losses: readonly number[]): Measurement => ({
  step,
  readings: losses.map((relativeLoss) => ({
    ...{ loss: relativeLoss, relativeLoss, test: null },
  })),
});

function stop(
  stops: Partial<Stops>,
  learners: readonly LearnerOrder[] = [learner],
  before: readonly Measurement[] = [],
) {
  const order = { stops: { target: null, plateau: null, ...stops }, learners };
  return stopOf(order, (then, now) => then.relativeLoss === now.relativeLoss, before);
}

describe('a target', () => {
  test('is reached when every learner is at it or below', () => {
    const { judge } = stop({ target: 0.1 });
    expect(judge(at(1, 0.05, 0.2))).toBeNull();
    expect(judge(at(2, 0.05, 0.1))).toEqual({ kind: 'target', step: 2 });
  });

  test('that is none ends nothing, not even a loss of 0', () => {
    expect(stop({}).judge(at(1, 0))).toBeNull();
  });
});

describe('a plateau', () => {
  /** The step at which a run ends that is measured every ten steps. */
  function endOf(
    { judge }: ReturnType<typeof stop>,
    losses: (step: number) => readonly number[],
    from = 0,
  ) {
    for (let step = from; step <= 1000; step += 10) {
      const outcome = judge(at(step, ...losses(step)));
      if (outcome) return outcome;
    }
    return null;
  }

  test('is as long as was asked for, to the step', () => {
    const flat = () => [1];
    expect(endOf(stop({ plateau: 60 }), flat)).toEqual({ kind: 'plateau', step: 60 });
    expect(endOf(stop({ plateau: 61 }), flat)).toEqual({ kind: 'plateau', step: 70 });
  });

  test('begins where the last learner came to rest', () => {
    const losses = (step: number) => [1, Math.max(200 - step, 0)];
    expect(endOf(stop({ plateau: 60 }), losses)).toEqual({ kind: 'plateau', step: 260 });
  });

  test('is none as long as one learner moves', () => {
    expect(endOf(stop({ plateau: 60 }), (step) => [1, step])).toBeNull();
  });

  test('does not begin before the last cut-off of a learner that decays', () => {
    const decayed = (lambda: number, until: number | null) => ({ ...learner, lambda, until });
    const flat = () => [1, 1];
    const end = (...learners: readonly LearnerOrder[]) =>
      endOf(stop({ plateau: 60 }, learners), flat);
    expect(end(learner, decayed(2, 100))).toEqual({ kind: 'plateau', step: 160 });
    expect(end(decayed(1, 300), decayed(2, 100))).toEqual({ kind: 'plateau', step: 360 });
    expect(end(learner, decayed(2, null))).toEqual({ kind: 'plateau', step: 60 });
    // Without decay there is nothing to be cut off.
    expect(end(learner, decayed(0, 100))).toEqual({ kind: 'plateau', step: 60 });
  });

  test('goes on from what the same run was judged by before', () => {
    const first = stop({ plateau: 60 });
    for (let step = 0; step <= 40; step += 10) expect(first.judge(at(step, 1))).toBeNull();
    expect(first.recent.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40]);
    const next = stop({ plateau: 60 }, [learner], first.recent);
    expect(endOf(next, () => [1], 50)).toEqual({ kind: 'plateau', step: 60 });
  });

  test('keeps no more than it goes by', () => {
    const long = stop({ plateau: 60 });
    endOf(long, (step) => [step]);
    expect(long.recent.map(({ step }) => step)).toEqual([940, 950, 960, 970, 980, 990, 1000]);
  });
});
