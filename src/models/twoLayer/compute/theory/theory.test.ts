import { describe, expect, test } from 'vitest';
import { Unknown } from '../../../../engine/probe';
import { fittedRate } from '../../../../engine/rate';
import { scheduledSteps } from '../../../../engine/schedule';
import type { Measurement } from '../../measurement';
import type { Order } from '../../order';
import { defaults, type Experiment } from '../../params';
import { compose } from '../compose';
import { difference, goldenCases } from '../golden/golden';
import { hidden, outputs } from '../network';
import { referenceCohort } from '../reference/reference';
import { loadKernel } from '../simd/kernel';
import { simdCohort } from '../simd/simdCohort';
import { weightsOf } from '../snapshot';
import { activations } from '../testing/runs';
import { train } from '../train';
import { alignmentLaw } from './alignmentLaw';
import { kernelLoss } from './kernelLoss';
import { initialSpectrum, kernelPair, kernelReport } from './kernelPair';
import { reducedCurve } from './linear';
import { foretellers } from './predictions';
import { leadingEigenvalue } from './stability';

/** Trains an order in float64 to its end. */
async function trained(order: Order) {
  const module = await loadKernel('float64');
  if (!module) throw new Error('There is no WebAssembly SIMD here.');
  const cohort = simdCohort(module, 'float64')(order);
  const pace = () => ({ steps: 1000, measure: false });
  const run = train(cohort, order, pace, new AbortController().signal);
  const measurements: Measurement[] = [];
  let next = await run.next();
  for (; !next.done; next = await run.next()) measurements.push(next.value);
  const weights = weightsOf(order, await cohort.snapshot());
  cohort.dispose();
  return { measurements, weights };
}

function orderOf(changes: Partial<Experiment>): Order {
  return compose({ ...defaults, precision: 'float64', ...changes }).order;
}

const P1 = {
  n: 30,
  d: 60,
  p: 2000,
  eta: 1.2e-3,
  steps: 2000,
  learners: ['fa'],
} as const satisfies Partial<Experiment>;
const P2 = {
  n: 20,
  d: 40,
  p: 1000,
  activation: 'linear',
  data: 'linear',
  eta: 1e-3,
  steps: 2000,
  learners: ['fa'],
} as const satisfies Partial<Experiment>;
const P3 = {
  ...P2,
  eta: 2e-3,
  lambda: 3,
  until: 'never',
  steps: 3000,
  learners: ['fa-lambda'],
} as const;

describe('kernels', () => {
  test.each(goldenCases.filter(({ order }) => order.shape.o === 1))(
    '$id: G₀, H₀ and their spectra are those of the golden data',
    ({ order, G0, G0eigenvalues, H0, GH0eigenvalues }) => {
      const { W, beta, b } = order.initial;
      const { G, H } = kernelPair(order, { W, beta, Q: b });
      expect(difference(G, G0)).toBeLessThan(1e-9);
      expect(difference(H ?? [], H0 ?? [Number.NaN])).toBeLessThan(1e-9);
      const report = kernelReport(order, order.learners[0], { W, beta, Q: b });
      expect(difference(report.G ?? [], G0eigenvalues.toReversed())).toBeLessThan(1e-9);
      expect(difference(report.GH ?? [], GH0eigenvalues?.toReversed() ?? [])).toBeLessThan(1e-9);
    },
  );

  test('the rate late in a run is η·λ_min(G + H) at its end', async () => {
    const ratios: number[] = [];
    for (const changes of [P1, P2]) {
      for (const seed of [1, 2, 3]) {
        const order = orderOf({ ...changes, seed });
        const { measurements, weights } = await trained(order);
        const [{ W, beta }] = weights;
        const { GH } = kernelReport(order, order.learners[0], { W, beta, Q: order.initial.b });
        const losses = measurements.map(({ readings }) => readings[0].loss);
        const rate = fittedRate(
          measurements.map(({ step }) => step),
          losses,
          1e-26 * losses[0],
        );
        ratios.push((rate ?? 0) / (order.learners[0].eta * (GH?.at(-1) ?? 0)));
      }
    }
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(Math.abs(mean - 1)).toBeLessThan(0.03);
    expect(Math.max(...ratios.map((ratio) => Math.abs(ratio - 1)))).toBeLessThan(0.05);
  });
});

describe('linear reduction', () => {
  test.each([
    { n: 20, d: 40, p: 300 },
    { n: 12, d: 5, p: 40 },
    { n: 6, d: 9, p: 3 },
    { n: 1, d: 4, p: 200 },
  ])('agrees with the full run to 1e-9: $n samples, $d inputs, $p units', async (sizes) => {
    const order = orderOf({
      ...sizes,
      activation: 'linear',
      data: 'linear',
      lambda: 3,
      until: 150,
      steps: 400,
    });
    const steps = [0, 1, 2, 10, 100, 149, 150, 151, 250, 400];
    for (const learner of order.learners.filter(({ rule }) => rule === 'fa')) {
      const curve = reducedCurve(order, learner, steps);
      const cohort = referenceCohort({ ...order, learners: [learner] });
      for (const [index, step] of steps.entries()) {
        cohort.advance(index ? steps[index - 1] : 0, step - (index ? steps[index - 1] : 0));
        const [sums] = await cohort.measure(step);
        const cosine = sums.feedbackDot / Math.sqrt(sums.feedbackNorm2 * sums.betaNorm2);
        expect(difference([curve.loss[index]], [sums.squaredError / 2])).toBeLessThan(1e-9);
        expect(Math.abs(Math.cos(curve.alignment[index] ?? 9) - cosine)).toBeLessThan(1e-9);
      }
    }
  });
});

describe('predictions', () => {
  test.each([
    ['P1', P1],
    ['P2', P2],
    [
      'tanh, p = 1000',
      { ...P2, activation: 'tanh', inputs: 'unit', data: 'network', eta: 0.25, p: 1000 },
    ],
  ] as const)(
    'the loss by the eigenpairs of G₀ stays within half a decade while L/L₀ > 1e-8: %s',
    async (_, changes) => {
      for (const seed of [1, 2, 3]) {
        const order = orderOf({ ...changes, seed });
        const { eta } = order.learners[0];
        const predicted = kernelLoss(order, initialSpectrum(order), eta, scheduledSteps(order));
        const { measurements } = await trained(order);
        const decades = measurements.flatMap(({ readings: [{ loss, relativeLoss }] }, index) =>
          (relativeLoss ?? 0) > 1e-8 ? [Math.abs(Math.log10(predicted[index] / loss))] : [],
        );
        expect(decades.length).toBeGreaterThan(30);
        expect(Math.max(...decades)).toBeLessThan(0.5);
      }
    },
  );

  test('the loss of several outputs is the sum of what each falls by alone', () => {
    const order = orderOf({ ...P1, p: 50, outputs: 3 });
    const { eta } = order.learners[0];
    const spectrum = initialSpectrum(order);
    const steps = [0, 1, 10, 100, 1000];
    const alone = [0, 1, 2].map((k) => {
      const column = (M: Float64Array) => M.filter((_, index) => index % 3 === k);
      const only = {
        shape: { ...order.shape, o: 1 },
        data: { ...order.data, Y: column(order.data.Y) },
        initial: { ...order.initial, beta: column(order.initial.beta) },
      };
      return kernelLoss({ ...order, ...only }, spectrum, eta, steps);
    });
    const sums = steps.map((_, j) => alone[0][j] + alone[1][j] + alone[2][j]);
    expect(difference(kernelLoss(order, spectrum, eta, steps), sums)).toBeLessThan(1e-12);
  });

  test('the loss of a narrow network is bounded by where it began', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const order = orderOf({ ...P1, p: 10, seed });
      const { eta } = order.learners[0];
      const predicted = kernelLoss(order, initialSpectrum(order), eta, scheduledSteps(order));
      expect(Math.max(...predicted)).toBe(predicted[0]);
    }
  });

  test.each([
    ['linear', P3, 0.03],
    [
      'ReLU',
      { ...P1, p: 1000, eta: 1e-3, lambda: 3, until: 2000, steps: 3000, learners: ['fa-lambda'] },
      0.1,
    ],
    [
      'tanh',
      {
        ...P2,
        activation: 'tanh',
        inputs: 'unit',
        data: 'network',
        eta: 0.25,
        lambda: 0.03,
        until: 2000,
        steps: 4000,
        learners: ['fa-lambda'],
      },
      0.1,
    ],
  ] as const)('alignment law, %s', async (_, changes, tolerance) => {
    const off: number[] = [];
    for (const seed of [1, 2, 3, 4, 5]) {
      const order = orderOf({ ...changes, seed });
      const law = alignmentLaw(order, order.learners[0], scheduledSteps(order));
      if (law instanceof Unknown) throw new Error(law.why.code);
      const { measurements } = await trained(order);
      const differences = measurements.map(
        ({ readings: [{ alignment }] }, index) =>
          Math.cos(law[index] ?? 9) - Math.cos(alignment ?? 9),
      );
      off.push(differences.at(-1) ?? 9);
    }
    const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
    expect(Math.abs(mean)).toBeLessThan(tolerance);
  });
});

describe('foretold of a run', () => {
  const kinds = (changes: Partial<Experiment>) =>
    foretellers(orderOf({ n: 6, d: 8, p: 20, ...changes })).map(({ learner, kind }) => [
      learner.id,
      kind,
    ]);

  test('linear FA exactly, other FA by the kernel without decay and by the law with it', () => {
    expect(kinds({ activation: 'linear' })).toEqual([
      ['fa', 'exact'],
      ['fa-lambda', 'exact'],
    ]);
    expect(kinds({ activation: 'relu' })).toEqual([
      ['fa', 'kernel'],
      ['fa-lambda', 'law'],
    ]);
    expect(kinds({ activation: 'tanh', outputs: 2 })).toEqual([['fa', 'kernel']]);
  });

  const own = { n: 8, d: 12, p: 200, steps: 120, eta: 2e-3, lambda: 2.5, until: 50 } as const;
  const foretoldOf = (order: Order) =>
    foretellers(order).map(({ learner, work }) => {
      const prediction = work();
      if (prediction instanceof Unknown) throw new Error(prediction.why.code);
      const index = order.learners.findIndex(({ id }) => id === learner.id);
      return { ...prediction, index, order: order.learners[index] };
    });

  test('a linear run is foretold as it goes, with each learner’s own λ and T', async () => {
    const order = orderOf({ ...own, activation: 'linear', data: 'linear' });
    const { measurements } = await trained(order);
    for (const { steps, loss, alignment, index } of foretoldOf(order)) {
      expect(steps).toEqual(measurements.map(({ step }) => step));
      for (const [k, { readings }] of measurements.entries()) {
        expect(Math.abs((loss?.[k] ?? 0) / readings[index].loss - 1)).toBeLessThan(1e-9);
        expect(alignment?.[k]).toBeCloseTo(readings[index].alignment ?? 9, 7);
      }
    }
  });

  test('kernel and law are worked out for the learner’s own η, λ and T', () => {
    const order = orderOf({ ...own, activation: 'tanh', inputs: 'unit' });
    const [kernel, law] = foretoldOf(order);
    const { steps } = kernel;
    const losses = kernelLoss(order, initialSpectrum(order), own.eta, steps);
    expect(kernel).toMatchObject({ kind: 'kernel', loss: losses });
    const angles = alignmentLaw(order, law.order, steps);
    expect(law).toMatchObject({ kind: 'law', alignment: angles });
    expect(alignmentLaw(order, { ...law.order, lambda: 1 }, steps)).not.toEqual(angles);
  });

  test('the law stays level from the cut-off on', () => {
    const order = orderOf({ ...own, activation: 'tanh', inputs: 'unit' });
    const [, { steps, alignment }] = foretoldOf(order);
    const after = alignment?.filter((_, k) => steps[k] >= own.until) ?? [];
    expect(after.length).toBeGreaterThan(5);
    expect(new Set(after).size).toBe(1);
  });

  test('nothing of other rules, of batches, of many samples', () => {
    expect(kinds({ feedback: 'kp' })).toEqual([]);
    expect(kinds({ batch: 2 })).toEqual([]);
    expect(kinds({ n: 201 })).toEqual([]);
  });
});

describe('stability', () => {
  const present = ({ initial: { W, beta, b } }: Order) => ({ W, beta, Q: b });

  test.each(activations)(
    'with one output it is the largest eigenvalue of G + H: %s',
    (activation) => {
      const order = orderOf({ n: 15, d: 10, p: 40, activation });
      const { GH } = kernelReport(order, order.learners[0], present(order));
      const { value } = leadingEigenvalue(order, present(order), null, 500);
      expect(value / (GH?.[0] ?? 0)).toBeCloseTo(1, 2);
    },
  );

  test('also where G + H has negative eigenvalues as large', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const order = orderOf({ n: 15, d: 10, p: 3, activation: 'tanh', seed });
      const { GH } = kernelReport(order, order.learners[0], present(order));
      const { value } = leadingEigenvalue(order, present(order), null, 500);
      expect(value / (GH?.[0] ?? 0)).toBeCloseTo(1, 1);
    }
  });

  test('with several outputs it is the factor by which a small step changes the errors', () => {
    const order = orderOf({ n: 8, d: 10, p: 40, outputs: 3, activation: 'tanh', learners: ['fa'] });
    const { value, direction } = leadingEigenvalue(order, present(order), null, 500);
    // Targets that make the errors that direction, and one tiny step: e' − e = −η (G + H) e.
    const at = (Y: Float64Array) => ({ ...order, data: { ...order.data, Y } });
    const F = outputsOf(at(new Float64Array(24)));
    const small = at(F.map((f, k) => f - direction[k]));
    const eta = 1e-6;
    const cohort = referenceCohort({ ...small, learners: [{ ...order.learners[0], eta }] });
    cohort.advance(0, 1);
    return cohort.snapshot().then((snapshot) => {
      const [{ W, beta }] = weightsOf(small, snapshot);
      const later = outputsOf({ ...small, initial: { ...small.initial, W, beta } });
      const change = later.map((f, k) => (F[k] - f) / eta);
      expect(
        difference(
          change,
          direction.map((each) => value * each),
        ),
      ).toBeLessThan(0.05 * value);
      const along = change.reduce((sum, each, k) => sum + each * direction[k], 0);
      expect(along / value).toBeCloseTo(1, 2);
    });
  });
});

/** F [n, o] of an order's initial weights. */
function outputsOf({ activation, shape, data, initial }: Order): Float64Array {
  const H = new Float64Array(shape.p * shape.n);
  const F = new Float64Array(shape.n * shape.o);
  hidden(H, initial.W, data.X, shape, activation);
  outputs(F, H, initial.beta, shape);
  return F;
}
