/** A learner has one name wherever it is named: by the rule that carries its error back. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, finished, open, test } from './support';

const figure = (page: Page, name: string) => page.getByRole('figure', { name });

async function choose(chart: Locator, name: string, item: string): Promise<void> {
  await chart.getByRole('button', { name: `${name}: more` }).click();
  await chart
    .getByRole('menuitemcheckbox', { name: item })
    .or(chart.getByRole('menuitem', { name: item }))
    .click();
}

/** The first line of a figure's CSV file. */
async function csvHead(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await choose(figure(page, name), name, 'Save as CSV');
  const text = await readFile(await (await download).path(), 'utf8');
  return text.replace('\ufeff', '').split('\r\n')[0];
}

test('with uSF for feedback nothing says FA', async ({ page }) => {
  await open(page, 'p=20&n=8&d=4&steps=60&feedback=usf');
  await finished(page, 60);
  const rows = page.locator('.Readout_readout tbody .Readout_nameLong');
  await expect(rows).toHaveText(['Backpropagation', 'uSF', 'uSF + λ']);

  const heads = ['step', 'BP', 'uSF', 'uSF+λ'];
  await choose(figure(page, 'Loss'), 'Loss', 'View as table');
  await expect(figure(page, 'Loss').locator('th[scope="col"]')).toHaveText(heads);
  await choose(figure(page, 'Loss'), 'Loss', 'View as table');
  expect(await csvHead(page, 'Loss')).toBe(heads.join(','));
  expect(await csvHead(page, 'Weights')).toBe('entry,Q,β');

  const surface = figure(page, 'Alignment').locator('.recharts-surface').first();
  await surface.hover();
  await expect(figure(page, 'Alignment').locator('.StepTooltip_tooltip')).toContainText('uSF+λ');
  await expect(page.getByRole('status', { name: 'Summary of the run' })).toContainText(
    /BP: loss .* uSF: loss .* uSF\+λ: loss/,
  );

  const network = figure(page, 'Network');
  await expect(network).toContainText('uSF + λ: error via Q');
  await network.getByRole('button', { name: 'kernel' }).click();
  await expect(network).toContainText('kernels at step 60');
  expect(await csvHead(page, 'Network')).toBe(
    'rank,G at the start,"G + H, BP","G + H, uSF","G + H, uSF+λ"',
  );
  const shown = page.getByRole('group', { name: 'Learner shown' }).getByRole('button');
  await expect(shown).toHaveText(['BP', 'uSF', 'uSF+λ']);

  await page.getByRole('button', { name: 'Pin run' }).click();
  await page.getByLabel('Feedback', { exact: true }).selectOption('frsf');
  await expect(page.getByRole('list', { name: 'Pinned runs' })).toContainText('feedback = uSF');
  await expect(rows).toHaveText(['Backpropagation', 'frSF', 'frSF + λ']);
  expect(await page.getByRole('main').innerText()).not.toMatch(/\bFA\b|Feedback alignment/);
});

test('a divergence names every learner that diverged, by its rule', async ({ page }) => {
  await open(page, 'p=20&n=8&d=4&steps=60&feedback=usf&eta=10');
  const names = 'Backpropagation, uSF and uSF + λ diverged';
  await expect(page.getByRole('alert')).toContainText(`${names}: by step`);
  await expect(page.locator('.RunBar_status')).toHaveAttribute('title', `${names}.`);
  await expect(page.getByRole('status', { name: 'Summary of the run' })).toContainText(names);
  await expect(page.getByRole('alert')).toContainText('Try a smaller learning rate');
});

test('predictions of digits are those of learners by name', async ({ page }) => {
  await open(page, 'data=digits14&n=20&p=20&steps=20&feedback=kp');
  await finished(page, 20);
  await expect(page.locator('.DigitStrip_name')).toHaveText(['BP', 'KP', 'KP+λ']);
});
