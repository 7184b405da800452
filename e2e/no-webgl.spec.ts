/** A browser without WebGL. */
import { standsIn } from './fallback';
import { test } from './support';

// Neither a graphics device nor the software that stands in for one.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const others = (launchOptions.args ?? []).filter((arg) => !arg.includes('swiftshader'));
    await use({
      ...launchOptions,
      args: [...others, '--disable-gpu', '--disable-software-rasterizer'],
    });
  },
});

test('without WebGL, asked for it, the page says so and trains on SIMD', async ({ page }) => {
  await standsIn(page, {
    asked: 'webgl',
    says: /WebGL 2 is not available.*SIMD in float32/,
    chip: 'SIMD',
  });
});
