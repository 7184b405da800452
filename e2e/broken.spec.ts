/** A part of the page that breaks breaks alone. */
import { test as plain } from '@playwright/test';
import { expect, finished, measuredStep, open } from './support';

// React reports the error on the console.
plain(
  'a figure that breaks says so, and can be shown again while the run goes on',
  async ({ page }) => {
    await open(page, 'p=2000&n=50&d=100&steps=100000');
    await expect.poll(() => measuredStep(page)).toBeGreaterThan(0);
    const weights = page.getByRole('figure', { name: 'Weights' });
    // As an extension of the browser might: it takes away what React will want to take away.
    await weights.locator('.plot_plot').evaluate((plot) => plot.remove());
    await weights.getByRole('button', { name: 'Weights: more' }).click();
    await weights.getByRole('menuitemcheckbox', { name: 'View as table' }).click();
    const broken = page.getByRole('alert').filter({ hasText: 'This figure stopped' });
    await expect(broken).toBeVisible();
    await expect(page.getByRole('figure')).toHaveCount(3);
    const step = await measuredStep(page);
    await expect.poll(() => measuredStep(page)).toBeGreaterThan(step);
    await broken.getByRole('button', { name: 'Show it again' }).click();
    await expect(weights.locator('canvas')).toBeVisible();
    await expect(broken).toBeHidden();
    await page.getByRole('slider', { name: 'Steps' }).press('Home');
    await page.getByRole('slider', { name: 'Width p' }).press('Home');
    await finished(page, 1);
  },
);
