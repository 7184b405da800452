/** Bad input and bad luck: a clear word, and nothing lost. */
import { test as plain } from '@playwright/test';
import { expect, finished, measuredStep, open, test } from './support';

test('bad values in a link are named and replaced, the good ones used', async ({ page }) => {
  await open(page, 'p=0&lambda=abc&eta=1e9&depth=3&n=8&d=4&steps=20');
  const notice = page.getByRole('status').filter({ hasText: 'Width p' });
  await expect(notice).toContainText(
    'Width p cannot be “0”: it must be a whole number from 1 to 10\u202f000. 800 was used instead.',
  );
  await expect(notice).toContainText('Regularization λ cannot be “abc”');
  await expect(notice).toContainText('Learning rate η cannot be “1e9”');
  await expect(notice).toContainText('“depth”, which is no parameter');
  await expect(page.getByRole('textbox', { name: 'Samples n, exact value' })).toHaveValue('8');
  await finished(page, 20);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
});

for (const [name, text] of [
  ['Width p', '0'],
  ['Width p', ''],
  ['Regularization λ', '−1'],
  ['Learning rate η', '1e9'],
  ['Steps', 'abc'],
] as const) {
  test(`${name} = “${text}” is refused beside the field while the experiment runs on`, async ({
    page,
  }) => {
    await open(page, 'p=2000&n=50&d=100&steps=100000');
    await expect.poll(() => measuredStep(page)).toBeGreaterThanOrEqual(0);
    const run = await page.getByRole('table').getAttribute('data-run');
    const field = page.getByRole('textbox', { name: `${name}, exact value` });
    await field.fill(text);
    await field.press('Enter');
    await expect(page.getByRole('alert')).toContainText(name);
    await expect(page.getByRole('alert')).toContainText('stays in use');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    const step = await measuredStep(page);
    await expect.poll(() => measuredStep(page)).toBeGreaterThan(step);
    expect(await page.getByRole('table').getAttribute('data-run')).toBe(run);
    await field.press('Escape');
    await expect(page.getByRole('alert')).toBeHidden();
  });
}

test('divergence stops the run, says what happened and what to try, and keeps the last good figures', async ({
  page,
}) => {
  await open(page, 'p=100&eta=0.05&steps=400');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('diverged');
  await expect(alert).toContainText('η·λ_max(G₀) is');
  await expect(alert).toContainText('Try a smaller learning rate');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  await expect(page.getByRole('table')).not.toContainText('NaN');
  await expect(page.getByRole('table')).not.toContainText('Infinity');
  await page.getByRole('slider', { name: 'Learning rate η' }).press('Home');
  await expect(alert).toBeHidden();
  await finished(page, 400);
});

test('a person who prefers reduced motion starts the run', async ({ browser }) => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await open(page, 'p=20&steps=10');
  await expect(page.getByText('Press Run to train.').first()).toBeVisible();
  expect(page.workers()).toHaveLength(0);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await finished(page, 10);
  await page.close();
});

// The browser itself reports the blocked request on the console.
plain('a worker that cannot start gives a readable page', async ({ page }) => {
  await page.route(/trainer\.worker/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('The training worker could not start');
  await expect(page.getByRole('alert').getByRole('button', { name: 'Reload' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Width p' })).toBeVisible();
});
