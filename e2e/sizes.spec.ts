/** No box over another and no digit cut, in every size of window, theme and preset. */
import type { Page } from '@playwright/test';
import { presets } from '../src/models/twoLayer/presets';
import { misplaced } from './geometry';
import { expect, finished, measuredStep, open, test } from './support';

const SIZES = [
  [1920, 1080],
  [1366, 768],
  [1280, 800],
  [1280, 720],
  [1200, 800],
  [1024, 768],
  [820, 1180],
  [844, 390],
  [390, 844],
  [320, 640],
] as const;

for (const preset of ['opening', ...presets.map(({ id }) => id)]) {
  test(`every box has its place: ${preset}`, async ({ page }) => {
    await open(page, 'steps=1');
    await expect.poll(() => measuredStep(page)).toBe(1);
    await page.getByRole('combobox', { name: 'Preset' }).selectOption(preset);
    const begun = page.locator('.Readout_readout table:not([data-run="1"])[data-step]');
    await expect(begun).toBeVisible({ timeout: 40_000 });
    // Paused, the page has time to be looked at.
    if ((await page.locator('.page').getAttribute('data-running')) === 'true')
      await page.keyboard.press('Space');
    expect(await faults(page, SIZES)).toEqual([]);
  });
}

test('at no width between does the header or a figure’s head leave its place', async ({ page }) => {
  await open(page, 'p=20&n=6&d=4&steps=20');
  await finished(page, 20);
  const widths = Array.from({ length: 29 }, (_, k) => [320 + 50 * k, k % 2 ? 800 : 480] as const);
  expect(await faults(page, widths)).toEqual([]);
});

test('the longest texts there can be have room', async ({ page }) => {
  await open(
    page,
    'p=1001&lambda=12.5&until=99999&eta=0.0000123&steps=99999&n=100&activation=tanh&data=digits14&' +
      'feedback=frsf&learners=bp,fa,fa-lambda,bp-lambda&plateau=99999&batch=50&seed=999998&precision=float64&backend=simd',
  );
  await page.getByRole('checkbox', { name: /live/ }).check();
  await page.getByText('More settings').click();
  await expect(page.locator('.Readout_readout table')).toHaveAttribute('data-step', /./, {
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.evaluate(longest);
  expect(await faults(page, SIZES)).toEqual([]);
});

/** Puts the longest of each kind of figure in place of what is shown. */
function longest(): void {
  const write = (selector: string, text: string) => {
    for (const it of document.querySelectorAll(selector)) it.textContent = text;
  };
  write('.Readout_readout td :is(data, span:not(.unseen_unseen))', '1.0e-308');
  write(
    '.Readout_readout td[data-quantity$="Angle"] data, .Readout_readout td[data-quantity="alignment"] data',
    '180.0°',
  );
  write(
    '.Readout_readout td:is([data-quantity="normRatio"], [data-quantity="gauge"]) :is(data, span:not(.unseen_unseen))',
    '998.999',
  );
  write('.Readout_readout td[data-quantity="accuracy"] data', '100.0 %');
  write('.Readout_readout thead th:first-child', 'At step 100\u202f000');
  write('.RunBar_line > :first-child', '100\u202f000 / 100\u202f000');
  write('.RunBar_status > *', '999\u202f999/s');
}

test('every menu opens within the window, its last line in reach', async ({ page }) => {
  await open(page, 'p=20&n=6&d=4&steps=20');
  await finished(page, 20);
  for (const [width, height] of [...SIZES, [780, 900], [900, 700], [1240, 800]] as const) {
    await page.setViewportSize({ width, height });
    const close = page.getByRole('button', { name: 'Close the guide' });
    if (width <= 1180 && (await close.isVisible())) await close.click();
    for (const name of ['Loss', 'Alignment', 'Weights', 'Network']) {
      await page.getByRole('button', { name: `${name}: more` }).click();
      const menu = page.getByRole('menu');
      await expect(menu).toBeInViewport({ ratio: 1 });
      const last = menu.getByText('Save as CSV');
      await last.scrollIntoViewIfNeeded();
      await expect(last).toBeInViewport({ ratio: 0.9 });
      await page.keyboard.press('Escape');
      await expect(menu).toBeHidden();
    }
  }
});

/** At every size, in both themes; each fault is named by where it is. */
async function faults(
  page: Page,
  sizes: readonly (readonly [number, number])[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const guide = page.getByRole('button', { name: 'Guide', exact: true });
    const covers = width <= 1180 || height <= 500;
    if (covers && (await guide.getAttribute('aria-expanded')) === 'true') {
      found.push(...(await at('guide', '.guide')));
      await page.getByRole('button', { name: 'Close the guide' }).click();
    }
    if (!covers && (await guide.getAttribute('aria-expanded')) === 'false') await guide.click();
    found.push(...(await at('page', 'body')));

    async function at(what: string, within: string): Promise<readonly string[]> {
      await page.evaluate(painted);
      return (await misplaced(page, within)).map((each) => `${width}×${height} ${what} ${each}`);
    }
  }
  return found;
}

/** Observers have seen the new size, and what follows from it is there. */
async function painted(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}
