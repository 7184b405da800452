import { describe, expect, test } from 'vitest';
import { dot, norm2 } from '../../../engine/linear';
import { defaults, type Experiment } from '../params';
import { compose } from './compose';
import { difference, goldenCases } from './golden/golden';
import { featureKernel, largestEigenvalue } from './kernels';

const small: Experiment = { ...defaults, p: 20, n: 6, d: 4 };

describe('kernels', () => {
  test.each(goldenCases)('G₀ and λ_max of $id', ({ order, G0, G0eigenvalues }) => {
    const G = featureKernel(order);
    expect(difference(G, G0)).toBeLessThan(1e-12);
    const largest = Math.max(...G0eigenvalues);
    expect(difference([largestEigenvalue(G, order.shape.n)], [largest])).toBeLessThan(1e-9);
  });

  test('the largest eigenvalue of a zero matrix is 0', () => {
    expect(largestEigenvalue(new Float64Array(9), 3)).toBe(0);
  });
});

describe('compose', () => {
  test('η auto is 0.25 over λ_max(G₀); a number is taken as it is', () => {
    const { order, lambdaMax } = compose(small);
    expect(order.learners[0].eta).toBe(0.25 / lambdaMax);
    expect(compose({ ...small, eta: 0.1 }).order.learners[0].eta).toBe(0.1);
  });

  test('only FA+λ decays, until T or for ever', () => {
    const lambdas = compose(small).order.learners.map(({ id, lambda, until }) => [
      id,
      lambda,
      until,
    ]);
    expect(lambdas).toEqual([
      ['bp', 0, 1500],
      ['fa', 0, 1500],
      ['fa-lambda', 5, 1500],
    ]);
    expect(compose({ ...small, until: 'never' }).order.learners[2].until).toBeNull();
  });

  test('the same seed gives the same order to the last bit, another seed another', () => {
    expect(compose(small)).toEqual(compose(small));
    expect(compose({ ...small, seed: 2 }).order.initial.W).not.toEqual(
      compose(small).order.initial.W,
    );
  });

  test('a seed draws these weights, each kind from its own stream: links are kept for years', () => {
    const { W, beta, b } = compose(small).order.initial;
    expect([W, beta, b].map(([first]) => first)).toEqual([
      1.4202429056167603, -0.6535915732383728, -2.0018842220306396,
    ]);
  });

  test('switching learners or λ leaves data and weights as they were', () => {
    const other = compose({ ...small, learners: ['fa'], lambda: 0 });
    expect(other.order.data).toEqual(compose(small).order.data);
    expect(other.order.initial).toEqual(compose(small).order.initial);
  });

  test('a wider network begins with the units of a narrower one', () => {
    const wide = compose({ ...small, p: 40 }).order.initial;
    expect(wide.W.slice(0, 20 * 4)).toEqual(compose(small).order.initial.W);
  });

  test('a run is measured about 200 times, at least every 50 steps', () => {
    expect(compose({ ...small, steps: 3000 }).order.every).toBe(15);
    expect(compose({ ...small, steps: 7 }).order.every).toBe(1);
    expect(compose({ ...small, steps: 100_000 }).order.every).toBe(50);
  });
});

describe('data', () => {
  test('a linear teacher is linear in x, whatever the activation of the network', () => {
    const { X, Y } = compose({ ...small, d: 1, data: 'linear' }).order.data;
    const theta = Y[0] / X[0];
    for (let i = 0; i < 6; i++) expect(Y[i]).toBeCloseTo(theta * X[i], 6);
  });

  test('a network teacher has the width and activation of the network and other weights', () => {
    const linear = compose({ ...small, data: 'network', activation: 'linear' }).order;
    const tanh = compose({ ...small, data: 'network', activation: 'tanh' }).order;
    expect(linear.data.X).toEqual(tanh.data.X);
    expect(linear.data.Y).not.toEqual(tanh.data.Y);
    // |tanh| < 1, so |y| ≤ Σ|β| / √p; the student's own start would give loss 0 if it were the teacher.
    expect(Math.max(...tanh.data.Y.map(Math.abs))).toBeLessThan(Math.sqrt(20) * 4);
  });

  test('random labels are coin flips, of their own stream', () => {
    const { Y } = compose({ ...small, n: 200, data: 'random' }).order.data;
    expect(new Set(Y)).toEqual(new Set([-1, 1]));
    expect(Math.abs(Y.reduce((sum, y) => sum + y, 0))).toBeLessThan(5 * Math.sqrt(200));
  });

  test('unit-length inputs have length 1', () => {
    const { X } = compose({ ...small, inputs: 'unit' }).order.data;
    for (let i = 0; i < 6; i++) expect(dot(X, i * 4, X, i * 4, 4)).toBeCloseTo(1, 6);
  });

  test('noise of standard deviation σ is added to every target', () => {
    const clean = compose({ ...small, n: 1000 }).order.data.Y;
    const noisy = compose({ ...small, n: 1000, noise: 2 }).order.data.Y;
    const added = noisy.map((y, i) => y - clean[i]);
    expect(Math.abs(norm2(added) / 1000 - 4)).toBeLessThan(5 * 4 * Math.sqrt(2 / 1000));
  });

  test('several outputs have a target each', () => {
    for (const data of ['linear', 'network', 'random'] as const) {
      const { Y } = compose({ ...small, outputs: 3, data }).order.data;
      expect(Y).toHaveLength(18);
      expect(new Set([...Y.slice(0, 3)]).size).toBeGreaterThan(data === 'random' ? 0 : 2);
    }
  });
});
