/** On a phone: Back closes what lies over the page, and every field takes every value. */
import type { Page } from '@playwright/test';
import { expect, finished, measuredStep, open, test } from './support';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const LINK = 'p=20&n=6&d=4&steps=20';

const run = (page: Page) => page.locator('.Readout_readout table').getAttribute('data-run');

/** What can lie over the page: how it is opened, and what is seen of it. */
const OVERLAYS = [
  {
    what: 'the settings',
    show: (page: Page) => page.getByRole('button', { name: 'Settings' }).tap(),
    seen: (page: Page) => page.getByRole('complementary', { name: 'Experiment' }),
  },
  {
    what: 'the guide',
    show: (page: Page) => page.getByRole('button', { name: 'Guide', exact: true }).tap(),
    seen: (page: Page) => page.getByRole('complementary', { name: 'Guide' }),
  },
  {
    what: 'a menu',
    show: (page: Page) => page.getByRole('button', { name: 'Loss: more' }).tap(),
    seen: (page: Page) => page.getByRole('menu'),
  },
  {
    what: 'the dialog of shortcuts',
    show: (page: Page) => page.keyboard.press('?'),
    seen: (page: Page) => page.getByRole('dialog'),
  },
  {
    what: 'present mode',
    show: (page: Page) => page.getByRole('button', { name: 'Present' }).tap(),
    seen: (page: Page) => page.locator('[data-present="true"]'),
  },
] as const;

for (const { what, show, seen } of OVERLAYS) {
  test(`Back closes ${what}, the run stays; Back again leaves`, async ({ page }) => {
    await open(page, LINK);
    await finished(page, 20);
    await show(page);
    await expect(seen(page)).toBeVisible();
    await page.goBack();
    await expect(seen(page)).toBeHidden();
    expect(await run(page)).toBe('1');
    await page.goBack();
    expect(page.url()).toBe('about:blank');
  });

  test(`${what}, closed by hand, leaves nothing to go back through`, async ({ page }) => {
    await open(page, LINK);
    await finished(page, 20);
    const before = await page.evaluate(() => history.length);
    await show(page);
    await expect(seen(page)).toBeVisible();
    await expect.poll(() => page.evaluate(() => history.length)).toBe(before + 1);
    if (what === 'the settings' || what === 'present mode') await show(page);
    else if (what === 'the guide')
      await page.getByRole('button', { name: 'Close the guide' }).tap();
    else await page.keyboard.press('Escape');
    await expect(seen(page)).toBeHidden();
    await expect.poll(() => page.evaluate(() => history.state)).not.toBe('overlay');
    await page.goBack();
    expect(page.url()).toBe('about:blank');
  });
}

test('the topmost goes first', async ({ page }) => {
  await open(page, LINK);
  await finished(page, 20);
  const [settings, guide] = OVERLAYS;
  await settings.show(page);
  await guide.show(page);
  await page.goBack();
  await expect(guide.seen(page)).toBeHidden();
  await expect(settings.seen(page)).toBeVisible();
  await page.goBack();
  await expect(settings.seen(page)).toBeHidden();
  expect(await run(page)).toBe('1');
});

test('what was set in the sheet stays set, in the link too, and the run goes on', async ({
  page,
}) => {
  await open(page, LINK);
  await finished(page, 20);
  await page.getByRole('button', { name: 'Settings' }).tap();
  const field = page.getByRole('textbox', { name: 'Width p, exact value' });
  await field.fill('30');
  await field.press('Enter');
  await expect(page).toHaveURL(/p=30/);
  await expect.poll(() => run(page)).toBe('2');
  await page.goBack();
  await expect(page.getByRole('complementary', { name: 'Experiment' })).toBeHidden();
  await expect(page).toHaveURL(/p=30/);
  await expect.poll(() => measuredStep(page)).toBe(20);
  expect(await run(page)).toBe('2');
});

test('a link typed over an open sheet opens, and Back returns to the one before', async ({
  page,
}) => {
  await open(page, LINK);
  await finished(page, 20);
  const [settings] = OVERLAYS;
  await settings.show(page);
  await open(page, 'p=40&n=6&d=4&steps=30');
  await expect.poll(() => measuredStep(page)).toBe(30);
  await expect(settings.seen(page)).toBeHidden();
  await page.goBack();
  await expect.poll(() => measuredStep(page)).toBe(20);
  await expect(page).toHaveURL(/p=20/);
});

for (const [name, texts] of [
  ['Learning rate η', ['1e-3', 'auto']],
  ['Until step T', ['never']],
  ['Regularization λ', ['1e-1']],
  ['Target loss', ['1e-12', 'none']],
  ['Plateau', ['never']],
  ['Batch size', ['full']],
  ['Label noise σ', ['1e-2']],
  ['Seed', ['12']],
] as const) {
  test(`the field of ${name} has keys for ${texts.join(' and ')}`, async ({ page }) => {
    await open(page, LINK);
    await page.getByRole('button', { name: 'Settings' }).tap();
    await page.getByText('More settings').tap();
    const field = page.getByRole('textbox', { name: `${name}, exact value` });
    for (const text of texts) {
      const keys = /^\d+$/.test(text) ? /^(numeric|text)$/ : /^text$/;
      await expect(field).toHaveAttribute('inputmode', keys);
      await field.fill('');
      await field.pressSequentially(text);
      await field.press('Enter');
      await expect(field).toHaveAttribute('aria-invalid', 'false');
      const number = Number(text);
      await expect(field).toHaveValue(Number.isNaN(number) ? text : String(number));
    }
  });
}
