import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '../../experiment/order';
import type { Cohort } from '../cohort';
import { reading } from '../metrics';
import { referenceCohort } from '../reference/reference';
import { weightsOf } from '../snapshot';
import { tensorCohort } from '../webgl/tensorCohort';
import { difference, goldenCases } from './golden';

interface Case {
  readonly name: string;
  readonly tolerance: number;
  readonly cohort: (order: Order) => Cohort;
}

/** The tensor equations run here on TensorFlow.js's plain backend; e2e runs them on WebGL, in the worker. */
const backends: readonly Case[] = [
  { name: 'reference', tolerance: 1e-9, cohort: referenceCohort },
  { name: 'tensors', tolerance: 1e-4, cohort: tensorCohort },
];

beforeAll(async () => {
  await tf.setBackend('cpu');
});

afterEach(() => {
  expect(tf.memory().numTensors).toBe(0);
});

test('the golden data covers FA and BP, three activations, the cut-off and three outputs', () => {
  expect(goldenCases.map(({ id }) => id)).toEqual([
    'linear_fa',
    'linear_fa_decay_cut',
    'relu_fa',
    'relu_fa_decay_cut',
    'tanh_fa_decay_cut',
    'tanh_fa',
    'linear_bp',
    'relu_bp_decay_cut',
    'tanh_bp',
    'relu_fa_multi_decay_cut',
  ]);
});

describe.each(backends)('$name', ({ tolerance, cohort: make }) => {
  test.each(goldenCases)('reproduces $id', async ({ order, after }) => {
    const cohort = make(order);
    let step = 0;
    let initialLoss: number | undefined;
    for (const expected of after) {
      cohort.advance(step, expected.step - step);
      step = expected.step;
      const [sums] = await cohort.measure();
      const [weights] = weightsOf(order, await cohort.snapshot());
      initialLoss ??= sums.squaredError / 2;
      const { loss, alignment, gradientAngle } = reading(sums, initialLoss);
      expect(difference([loss], [expected.loss])).toBeLessThan(tolerance);
      expect(difference([Math.cos(alignment ?? Number.NaN)], [expected.cos])).toBeLessThan(
        tolerance,
      );
      if (gradientAngle !== null) {
        expect(difference([Math.cos(gradientAngle)], [expected.gradientCos])).toBeLessThan(
          tolerance,
        );
      }
      expect(difference(weights.W, expected.W)).toBeLessThan(tolerance);
      expect(difference(weights.beta, expected.beta)).toBeLessThan(tolerance);
    }
    cohort.dispose();
  });
});
