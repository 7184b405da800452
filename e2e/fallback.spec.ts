/** A browser without WebGL: the page says so and trains on the reference engine. */
import { expect, finished, open, test } from './support';

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

test('without WebGL the page says so and trains in float64', async ({ page }) => {
  await open(page, 'p=50&n=10&d=10&steps=60');
  await expect(page.locator('.chip')).toContainText('Reference');
  await expect(page.locator('.chip')).toContainText('float64');
  await expect(page.getByRole('status').filter({ hasText: 'WebGL' })).toContainText(
    'slower reference engine',
  );
  await finished(page, 60);
});
