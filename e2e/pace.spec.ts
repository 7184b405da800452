/** How fast a run goes: to be watched by default, at full speed where a hand moves or asks for it, or as a link says. */
import type { Page } from '@playwright/test';
import { expect, finished, measuredStep, open, test } from './support';

const speed = (page: Page) => page.getByRole('combobox', { name: 'Speed' });
const fullSpeed = (page: Page) => page.getByRole('button', { name: 'Full speed' });

/** A run of a moment, where it is not held to a pace. */
const QUICK = 'p=20&n=10&d=10&steps=400';
/** Less than a watched run takes, and far more than a quick one. */
const SOON = { timeout: 5000 };

/** Notes each step that a view shows, until the run is over, and how long that took. */
async function watch(page: Page) {
  return page.evaluate(async () => {
    const views = [
      '.Readout_readout table',
      '[aria-label="Loss"] .StepPlot_lines',
      '[aria-label="Weights"] svg[data-step]',
    ];
    const seen = views.map(() => new Set<string>());
    let start = Number.NaN;
    const note = () => {
      for (const [k, view] of views.entries()) {
        const step = document.querySelector<HTMLElement>(view)?.dataset.step;
        if (step) seen[k].add(step);
        if (step && Number.isNaN(start)) start = performance.now();
      }
    };
    await new Promise<void>((resolve) => {
      new MutationObserver(() => {
        note();
        if (document.querySelector('.RunBar_status')?.textContent === 'done') resolve();
      }).observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    return { seconds: (performance.now() - start) / 1000, frames: seen.map(({ size }) => size) };
  });
}

test('the page opens on a run to be watched: some eight seconds, in which cloud and curves move', async ({
  page,
}) => {
  await page.goto('/');
  await expect(speed(page)).toHaveValue('watch');
  const { seconds, frames } = await watch(page);
  test.info().annotations.push({ type: 'measured', description: `${seconds} s, ${frames} frames` });
  expect(seconds).toBeGreaterThan(6);
  // Some 80 where nothing else runs; at full speed there are five.
  for (const each of frames) expect(each).toBeGreaterThanOrEqual(15);
  await expect(page).toHaveURL(/\/$/);
});

test('a link may ask for full speed, for itself alone, and says so when it is shared', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `${QUICK}&speed=full`);
  await expect(page.locator('.RunBar_status')).toHaveText('done', SOON);
  await expect(speed(page)).toHaveValue('full');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('The link is copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/&speed=full$/);
  await page.goto('about:blank');
  await page.goto(`/#${QUICK}`);
  await expect(speed(page)).toHaveValue('watch');
});

test('a speed that is none is named, and the run is watched', async ({ page }) => {
  await open(page, `${QUICK}&speed=warp`);
  await expect(page.getByText('The link’s speed cannot be “warp”')).toBeVisible();
  await expect(speed(page)).toHaveValue('watch');
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(0);
});

test('a key and a button hurry the run at hand; the next one is watched again', async ({
  page,
}) => {
  await page.goto(`/#${QUICK}`);
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(0);
  await expect(fullSpeed(page)).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('f');
  await expect(page.locator('.RunBar_status')).toHaveText('done', SOON);
  await finished(page, 400);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.RunBar_status')).not.toHaveText('done');
  await expect(fullSpeed(page)).toHaveAttribute('aria-pressed', 'false');
  await fullSpeed(page).click();
  await expect(page.locator('.RunBar_status')).toHaveText('done', SOON);
  await expect(speed(page)).toHaveValue('watch');
});

test('a run that is hurried can be held back again', async ({ page }) => {
  await open(page, 'p=1000&steps=100000&lambda=0&eta=0.00001&speed=1');
  await expect(page.getByText(/^\d+\/s$/)).toBeVisible();
  await fullSpeed(page).click();
  await expect(fullSpeed(page)).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(200);
  await fullSpeed(page).click();
  await expect(fullSpeed(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(page.locator('.RunBar_status')).toHaveText(/^[0-2](\.\d)?\/s$/);
});

test('while a slider is dragged every run goes at full speed, and the last one stays', async ({
  page,
}) => {
  await page.goto(`/#${QUICK}`);
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(0);
  const slider = page.getByRole('slider', { name: 'Regularization λ' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider has no box');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.down();
  for (let k = 1; k <= 5; k++) await page.mouse.move(box.x + box.width * (0.3 + 0.1 * k), y);
  await expect(page.locator('.RunBar_status')).toHaveText('done', SOON);
  await finished(page, 400);
  const run = await page.locator('.Readout_readout table').getAttribute('data-run');
  await page.mouse.up();
  await expect(page).toHaveURL(/lambda=/);
  await expect(page.locator('.Readout_readout table')).toHaveAttribute('data-run', run ?? '');
  expect(await measuredStep(page)).toBe(400);
});

test('the chosen speed is kept on the device, and no link is needed for it', async ({ page }) => {
  await page.goto(`/#${QUICK}`);
  await speed(page).selectOption('slow');
  await page.reload();
  await expect(speed(page)).toHaveValue('slow');
  await expect(page).toHaveURL(new RegExp(`#${QUICK}$`));
  await page.goto('about:blank');
  await open(page, `${QUICK}&speed=full`);
  await finished(page, 400);
  await page.goto('about:blank');
  await page.goto(`/#${QUICK}`);
  await expect(speed(page)).toHaveValue('slow');
});

test('where storage is closed, a speed is kept as long as the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('closed', 'SecurityError');
      },
    });
  });
  await page.goto(`/#${QUICK}`);
  await expect(speed(page)).toHaveValue('watch');
  await speed(page).selectOption('full');
  await finished(page, 400);
  await page.evaluate(() => {
    location.hash = '#p=30&n=10&d=10&steps=50';
  });
  await finished(page, 50);
  await expect(speed(page)).toHaveValue('full');
});

test('who asked for less motion sees runs finished', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/#${QUICK}`);
  await expect(speed(page)).toHaveValue('full');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.RunBar_status')).toHaveText('done', SOON);
});
