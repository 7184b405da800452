import { describe, expect, test } from 'vitest';
import { angle, reading, type Sums } from './metrics';

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

  test('survives round-off beyond ±1 and norms whose product would overflow', () => {
    expect(angle(1 + 1e-15, 1, 1)).toBe(0);
    expect(angle(1e200, 1e200, 1e200)).toBe(0);
  });
});

describe('reading', () => {
  test('follows the definitions', () => {
    expect(reading(sums, 16)).toEqual({
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

  test('hides the gradient angle where only round-off is left of the gradients', () => {
    expect(reading({ ...sums, squaredError: 1.9e-10 }, 1).gradientAngle).toBeNull();
    expect(reading({ ...sums, squaredError: 2.1e-10 }, 1).gradientAngle).toBe(0);
  });

  test('leaves undefined what a zero start leaves undefined', () => {
    const { relativeLoss, hiddenDrift, normRatio } = reading(
      { ...sums, hiddenStart2: 0, outputStart2: 0 },
      0,
    );
    expect([relativeLoss, hiddenDrift, normRatio]).toEqual([null, null, null]);
  });
});
