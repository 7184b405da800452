/** A browser without WebAssembly SIMD. */
import { standsIn } from './fallback';
import { test } from './support';

// V8 compiles 128-bit SIMD only where the processor has SSSE3.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), '--js-flags=--no-enable-ssse3'],
    });
  },
});

test('without WebAssembly SIMD the page says so and trains by plain code', async ({ page }) => {
  await standsIn(page, {
    asked: 'auto',
    says: /no WebAssembly SIMD.*Reference in float64/,
    chip: 'Reference',
  });
});
