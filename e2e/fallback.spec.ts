/** A browser without WebGL: the page says so and trains on the reference engine. */
import { expect, finished, open, test } from './support';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--disable-3d-apis'] });
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
