import { describe, expect, test } from 'vitest';
import { angle, quotient, type Sums } from '../sums';
import { type Grain, gradientScale, grainOf, reading } from './metrics';

const FA = { rule: 'fa' } as const;
const anything: Grain = { least: () => 0 };

const sums: Sums = {
  squaredError: 8,
  feedbackDot: -2,
  feedbackNorm2: 4,
  betaNorm2: 4,
  gradientDot: 1,
  feedbackGradientNorm2: 1,
  trueGradientNorm2: 1,
  hiddenDrift2: 9,
  hiddenStart2: 36,
  outputDrift2: 1,
  outputStart2: 16,
};

describe('angle', () => {
  test('is signed: opposite vectors are 180° apart, not 0°', () => {
    expect(angle(-6, 4, 9)).toBe(Math.PI);
    expect(angle(6, 4, 9)).toBe(0);
    expect(angle(0, 4, 9)).toBe(Math.PI / 2);
  });

  test('is undefined for a zero vector, never NaN', () => {
    expect(angle(0, 0, 9)).toBeNull();
    expect(angle(0, 4, 0)).toBeNull();
  });

  test('is undefined, never NaN and never 90°, where a sum is beyond all numbers', () => {
    const special = [0, 1, -1, Number.MIN_VALUE, 1e308, Infinity, -Infinity, Number.NaN];
    for (const a of special) {
      for (const b of special) {
        for (const c of special) {
          const found = angle(a, b, c);
          if (found !== null) expect(found >= 0 && found <= Math.PI).toBe(true);
          if (![a, b, c].every(Number.isFinite)) expect(found).toBeNull();
          expect(Number.isFinite(quotient(a, b) ?? 0)).toBe(true);
        }
      }
    }
  });

  test('survives round-off beyond ±1 and norms whose product would overflow', () => {
    expect(angle(1 + 1e-15, 1, 1)).toBe(0);
    expect(angle(1e200, 1e200, 1e200)).toBe(0);
  });
});

describe('reading', () => {
  test('follows the definitions', () => {
    expect(reading(sums, 16, FA, anything)).toEqual({
      loss: 4,
      relativeLoss: 0.25,
      alignment: Math.acos(-0.5),
      gradientAngle: 0,
      hiddenDrift: 0.5,
      outputDrift: 0.25,
      normRatio: 0.5,
      test: null,
    });
  });

  test('hides the gradient angle where either gradient is no larger than its round-off', () => {
    const grain: Grain = { least: (squaredError) => squaredError / 64 };
    const angleOf = (change: Partial<Sums>, rule: 'fa' | 'bp' = 'fa') =>
      reading({ ...sums, ...change }, 1, { rule }, grain).gradientAngle;
    // ‖Q‖² = ‖β‖² = 4 and ΣE² = 8: each gradient must be of 1/2 at least.
    expect(angleOf({ gradientDot: 0.51, trueGradientNorm2: 0.51 })).not.toBeNull();
    expect(angleOf({ trueGradientNorm2: 0.49 })).toBeNull();
    expect(angleOf({ feedbackGradientNorm2: 0.49 })).toBeNull();
    // For BP, which does not use b, it is β that counts.
    expect(angleOf({ feedbackNorm2: 1e6 })).toBeNull();
    expect(angleOf({ feedbackNorm2: 1e6 }, 'bp')).not.toBeNull();
  });

  test('judges by the largest errors of the run and by the targets, in the precision of the backend', () => {
    const order = {
      shape: { n: 2, d: 2, p: 4, o: 1 },
      data: { X: Float64Array.of(3, 4, 0, 1), Y: Float64Array.of(2, 0) },
    };
    const least = (32 * 2 ** -24 * 5) ** 2 / 4;
    const [float32, float64, sample] = [
      { precision: 'float32', space: 'weight' } as const,
      { precision: 'float64', space: 'weight' } as const,
      { precision: 'float32', space: 'sample' } as const,
    ].map((cohort) => grainOf(order, cohort));
    expect(float32.least(1, 100)).toBe(100 * least);
    expect(float32.least(0, 0)).toBe(4 * least);
    expect(float64.least(1, 100)).toBe(2 ** -58 * 100 * least);
    // Where the square itself is a sum that cancels, it is no finer than a rounding of the present errors.
    expect(sample.least(0, 100)).toBe(100 * least);
    expect(sample.least(100, 100)).toBe((32 * 2 ** -24 * 25 * 100) / 4);
  });

  test('has a scale for gradients that is a power of two, whatever the data', () => {
    const scaleOf = (x: number, y: number) =>
      gradientScale({
        shape: { n: 1, d: 1, p: 1, o: 1 },
        data: { X: Float64Array.of(x), Y: Float64Array.of(y) },
      });
    for (const x of [0, 1e-300, 1e-9, 1, 7, 1e9, 1e38, 1e200, Infinity, Number.NaN]) {
      for (const y of [0, 1e-200, 1, 1e9, 1e200, Infinity]) {
        const scale = scaleOf(x, y);
        expect(scale > 0 && Number.isInteger(Math.log2(scale)), `${x}, ${y}`).toBe(true);
      }
    }
    expect(scaleOf(1e9, 1) * 1e18).toBeCloseTo(1, 0);
  });

  test('leaves undefined what a zero start leaves undefined', () => {
    const { relativeLoss, hiddenDrift, normRatio } = reading(
      { ...sums, hiddenStart2: 0, outputStart2: 0 },
      0,
      FA,
      anything,
    );
    expect([relativeLoss, hiddenDrift, normRatio]).toEqual([null, null, null]);
  });
});
