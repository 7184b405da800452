/** The page fits its window in every size and theme, and nothing moves while a run goes on. */
import { expect, finished, measuredStep, open, test } from './support';

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${width}×${height}, ${colorScheme}: nothing sticks out sideways, controls are in reach`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await open(page, 'p=20&n=6&d=4&steps=20');
      await finished(page, 20);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeInViewport();
      await expect(page.getByRole('button', { name: /^Theme/ })).toBeInViewport({ ratio: 1 });
      if (width < 760) await page.getByRole('button', { name: 'Settings' }).click();
      await expect(page.getByRole('slider', { name: 'Width p' })).toBeInViewport();
    });
  }
}

test('on a phone whatever is touched is at least 44 px wide and high', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'p=20&n=6&d=4&steps=20');
  await finished(page, 20);
  await page.getByRole('button', { name: 'Pin run' }).click();
  const small = () =>
    page
      .locator('button, select, summary, label:has(input), input[type="range"], input[type="text"]')
      .evaluateAll((all) =>
        all.flatMap((it) => {
          const { width, height } = it.getBoundingClientRect();
          if (!it.checkVisibility({ visibilityProperty: true })) return [];
          return width < 43.5 || height < 43.5
            ? [`${it.getAttribute('aria-label') ?? it.textContent} ${width} × ${height}`]
            : [];
        }),
      );
  expect(await small()).toEqual([]);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('More settings').click();
  expect(await small()).toEqual([]);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Guide' }).click();
  expect(await small()).toEqual([]);
});

test('at 1440×900 charts and readout fit without scrolling', async ({ page }) => {
  await open(page, 'p=20&n=6&d=4&steps=20');
  await finished(page, 20);
  const main = page.getByRole('main');
  expect(await main.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
  await expect(page.locator('tbody tr').last()).toBeInViewport({ ratio: 1 });
});

test('nothing shifts while a run goes on', async ({ page }) => {
  await open(page, 'p=100&steps=300');
  await expect.poll(() => measuredStep(page)).toBeGreaterThanOrEqual(0);
  await page.evaluate(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        (window as unknown as { shift: number }).shift += (
          entry as unknown as { value: number }
        ).value;
      }
    }).observe({ type: 'layout-shift' });
  });
  await finished(page, 300);
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
});

test('the theme is the system’s, light or dark, and the choice is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, 'p=20&steps=5');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Theme: system' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Theme: dark' }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
