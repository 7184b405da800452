import { describe, expect, test } from 'vitest';
import { defaults } from './params';
import { experimentOf, presetOf, presets } from './presets';
import { decode, encode } from './testing/link';

const all = presets.flatMap((preset) =>
  [undefined, ...preset.variants].map((variant) => ({
    name: `${preset.id} ${variant?.label ?? ''}`,
    preset,
    variant,
    experiment: experimentOf(preset, variant),
  })),
);

test('there are twelve, P1 to P12', () => {
  expect(presets.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, k) => `P${k + 1}`));
});

describe.each(all)('$name', ({ preset, variant, experiment }) => {
  test('is a valid experiment, as a link has it', () => {
    expect(decode(encode(experiment))).toEqual({ experiment, problems: [] });
  });

  test('is found again, whatever its seed and precision', () => {
    const found = presetOf({ ...experiment, seed: 3, precision: 'float64' });
    expect(found?.preset).toBe(preset);
    if (variant) expect(found?.variant).toBe(variant);
  });

  test('opens as one of its variants', () => {
    if (preset.variants.length > 0) expect(presetOf(experiment)?.variant).not.toBeNull();
  });
});

test('the opening experiment is no preset', () => {
  expect(presetOf(defaults)).toBeNull();
});
