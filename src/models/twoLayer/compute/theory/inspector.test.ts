import { describe, expect, test } from 'vitest';
import { learners } from '../../learners';
import { defaults, type Experiment } from '../../params';
import { DRAWN_INPUTS, DRAWN_UNITS } from '../../portrait';
import { compose } from '../compose';
import { referenceCohort } from '../reference/reference';
import { weightsOf } from '../snapshot';
import { createInspector } from './inspector';

const STEP = 30;

/** A run of all learners with decay, looked at on its way. */
async function lookedAt(feedback: Experiment['feedback'], d = 5) {
  const { order } = compose({
    ...defaults,
    ...{ n: 8, d, p: 20, lambda: 2, feedback, steps: 100 },
    learners: learners.map(({ value }) => value),
  });
  const cohort = referenceCohort(order);
  cohort.advance(0, STEP);
  const snapshot = await cohort.snapshot('looking');
  const weights = weightsOf(order, snapshot);
  const inspector = createInspector(order);
  return { order, weights, inspector, portrait: inspector.portrait(STEP, snapshot) };
}

describe('a portrait has the feedback in effect', () => {
  test.each([
    ['usf', (_: number, beta: number) => Math.sign(beta)],
    ['frsf', (b: number, beta: number) => Math.abs(b) * Math.sign(beta)],
    ['kp', (b: number) => b],
    ['fa', (b: number) => b],
  ] as const)('%s', async (feedback, Q) => {
    const { order, weights, portrait } = await lookedAt(feedback);
    for (const [index, { rule }] of order.learners.entries()) {
      const { b, beta } = weights[index];
      const shown = portrait?.[index];
      expect(shown?.beta).toEqual(Float32Array.from(beta));
      const effective = b.map((each, r) => (rule === 'bp' ? each : Q(each, beta[r])));
      expect(shown?.feedback).toEqual(Float32Array.from(effective));
    }
  });
});

test.each([5, DRAWN_INPUTS, 12])(
  'a portrait has the weights of each drawn unit’s own first inputs, of %i',
  async (d) => {
    const { weights, portrait } = await lookedAt('fa', d);
    const inputs = Math.min(d, DRAWN_INPUTS);
    for (const [index, { W }] of weights.entries()) {
      const drawn = Array.from({ length: DRAWN_UNITS }, (_, r) => W.slice(r * d, r * d + inputs));
      expect(portrait?.[index].W).toEqual(Float32Array.from(drawn.flatMap((row) => [...row])));
    }
  },
);

test.each(['fa', 'usf'] as const)(
  'a gauge is η times half the greatest eigenvalue of the learner’s own G + H: %s',
  async (feedback) => {
    const { order, weights, inspector } = await lookedAt(feedback);
    const gauges = order.learners.map(({ eta }, index) => {
      const gauge = Number(inspector.gauge(STEP, weights, index));
      const report = inspector.kernels(STEP, weights, index);
      const [greatest] = ('GH' in report && report.GH) || [Number.NaN];
      expect(gauge / ((eta * greatest) / 2)).toBeCloseTo(1, 2);
      return gauge;
    });
    expect(new Set(gauges.map((each) => each.toPrecision(3))).size).toBe(gauges.length);
  },
);
