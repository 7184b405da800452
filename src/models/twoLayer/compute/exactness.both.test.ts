import { describe, expect, test } from 'vitest';
import type { Position } from '../../../engine/train';
import type { Measurement } from '../measurement';
import type { Order } from '../order';
import { defaults, type Experiment } from '../params';
import type { Reading } from '../quantities';
import { compose } from './compose';
import type { Snapshot } from './snapshot';
import { tensorsAreGone } from './testing/gone';
import { everywhere, type Implementation, inBrowser, reference } from './testing/implementations';
import { activations, finish, orderOf, rules, type SmallLearner } from './testing/runs';
import { train } from './train';

tensorsAreGone();

/** Every rule there is, without decay and with one that ends on the way. */
const learners = rules.flatMap((rule): readonly SmallLearner[] => [
  { rule, speed: 0.15, decay: 0, until: null },
  { rule, speed: 0.12, decay: 0.03, until: 17 },
  // So slow that its drift is far below what W itself resolves.
  { rule, speed: 1e-8, decay: 0, until: null },
]);

/** Every activation, with one output and several; in weight space on batches too, of which the last is smaller. */
function ordersFor({ space }: Implementation): readonly Order[] {
  const batches = space === 'weight' ? (['full', 5] as const) : (['full'] as const);
  return activations.flatMap((activation) =>
    (inBrowser ? [3] : [1, 3]).flatMap((outputs) =>
      batches.map((batch) => orderOf({ n: 13, d: 9, p: 34, activation, outputs, batch, learners })),
    ),
  );
}

describe.each(everywhere)('on $name', ({ make, ...implementation }) => {
  test('a run that goes on from a snapshot ends with the bits of the undisturbed one, whenever it is taken', async () => {
    for (const order of ordersFor({ make, ...implementation })) {
      const undisturbed = await finish(order, await make(order), 0, 24);
      for (const at of inBrowser ? [12] : [1, 12, 23]) {
        const left = await make(order);
        left.advance(0, at);
        const snapshot = structuredClone(await left.snapshot());
        left.dispose();
        expect(await finish(order, await make(order, snapshot), at, 24)).toEqual(undisturbed);
      }
    }
  });

  test('so does one that goes on from a snapshot again and again', async () => {
    for (const order of ordersFor({ make, ...implementation })) {
      const undisturbed = await finish(order, await make(order), 0, 12);
      let snapshot: Snapshot | undefined;
      for (let step = 0; step < 12; step++) {
        const cohort = await make(order, snapshot);
        cohort.advance(step, 1);
        snapshot = structuredClone(await cohort.snapshot());
        cohort.dispose();
      }
      expect(await finish(order, await make(order, snapshot), 12, 12)).toEqual(undisturbed);
    }
  });

  test('a snapshot to look at holds no more than weights and drift', async () => {
    const [order] = ordersFor({ make, ...implementation });
    const cohort = await make(order);
    cohort.advance(0, 3);
    const looked = await cohort.snapshot('looking');
    const { shift, ...lean } = (await cohort.snapshot()).learners[0];
    expect(looked.learners[0]).toEqual(lean);
    cohort.dispose();
  });
});

describe.skipIf(inBrowser)('a training that goes on from where it stood', () => {
  interface Stop {
    readonly position: Position<Reading>;
    readonly snapshot: Snapshot;
  }

  /** Trains to the end, or until the first pace at or after step `until`: what was measured, the outcome, where it stood. */
  async function trained(experiment: Experiment, from?: Stop, until = Number.POSITIVE_INFINITY) {
    const { order } = compose(experiment);
    const abort = new AbortController();
    const cohort = await reference.make(order, from?.snapshot);
    const measurements: Measurement[] = [];
    let position: Position<Reading> | undefined;
    const pace = (step: number, now: Position<Reading>) => {
      position = now;
      if (step >= until) abort.abort();
      return { steps: 7, measure: false };
    };
    const run = train(cohort, order, pace, abort.signal, from?.position ?? null);
    let next = await run.next();
    for (; !next.done; next = await run.next()) measurements.push(next.value);
    const stop = position && {
      position: structuredClone(position),
      snapshot: await cohort.snapshot(),
    };
    return { measurements, outcome: next.value, stop };
  }

  const small: Experiment = { ...defaults, p: 40, n: 6, d: 4, lambda: 1, until: 100, steps: 3000 };

  const ends: readonly (readonly [string, Partial<Experiment>])[] = [
    ['budget', { steps: 500 }],
    ['target', { target: 1e-4 }],
    ['plateau', { eta: 1e-7, until: 'never', plateau: 300 }],
  ];

  test.each(ends)(
    'measures the same steps once, to the same figures, and ends at its %s just then',
    async (kind, change) => {
      const experiment: Experiment = { ...small, ...change };
      const undisturbed = await trained(experiment);
      expect(undisturbed.outcome).toMatchObject({ kind });
      const last = undisturbed.measurements.at(-1)?.step ?? 0;
      // On the schedule and off it, early and late: within the last plateau, where its window is all there is.
      for (const until of [1, 5, 60, last - 200, last - 40, last - 10]) {
        const before = await trained(experiment, undefined, until);
        if (!before.stop) throw new Error('It never stood anywhere.');
        const after = await trained(experiment, before.stop);
        expect([...before.measurements, ...after.measurements]).toEqual(undisturbed.measurements);
        expect(after.outcome).toEqual(undisturbed.outcome);
      }
    },
  );
});
