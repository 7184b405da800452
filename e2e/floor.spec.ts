/** Browsers that lack something: whatever it is, the page trains, or says in one true sentence what is missing. */
import type { Page } from '@playwright/test';
import { belowFloor, FLOOR } from '../src/floor';
import { removing, usedBy } from './platform';
import { expect, open, test } from './support';

const WORKER = /^(trainer\.worker|kernel)-/;

async function trainsOrTells(page: Page, lack: string): Promise<void> {
  await open(page, 'p=10&n=4&d=3&steps=5');
  const trained = page.locator('.Readout_readout table[data-step="5"]');
  // The spoken summary says it again.
  const told = page.getByText('Your browser lacks').first();
  await expect(trained.or(told).first()).toBeVisible();
  if (await trained.isVisible()) {
    await expect(page.getByText(/Alignment Lab stopped|could not|lacks/)).toHaveCount(0);
  } else {
    await expect(told).toHaveText(belowFloor(lack));
  }
}

for (const feature of usedBy(/^(index|main)-/)) {
  test(`a page without ${feature}`, async ({ page }) => {
    await page.addInitScript(removing(feature));
    await trainsOrTells(page, feature);
  });
}

for (const feature of usedBy(WORKER)) {
  test(`a worker without ${feature}`, async ({ page }) => {
    await page.route(/trainer\.worker-.*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: removing(feature) + (await response.text()) });
    });
    await trainsOrTells(page, `${feature} in workers`);
  });
}

test.describe('code that does not arrive', () => {
  const main = /assets\/main-.*\.js$/;

  test('in a language that the browser does not know', async ({ page }) => {
    await page.route(main, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'not JavaScript yet' }),
    );
    await page.goto('/');
    await expect(page.getByRole('alert')).toHaveText(belowFloor('JavaScript of 2023'));
  });

  test('where none runs at all, the page still says what it needs', async ({ browser }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto('/');
    await expect(page.getByText(`Alignment Lab needs JavaScript and ${FLOOR}.`)).toBeVisible();
    await page.close();
  });
});
