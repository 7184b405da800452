/** For everyone: no violation that axe finds, all of it by keyboard, and a word now and then for those who listen. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, finished, measuredStep, open, test } from './support';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<readonly string[]> {
  // A menu's guards hand the focus on as soon as they get it: nobody stays on them.
  const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]');
  // The dark theme has other colours, and nothing else.
  const dark = (await page.locator('html').getAttribute('data-theme')) === 'dark';
  const rules = dark ? axe.withRules(['color-contrast']) : axe.withTags(TAGS);
  const { violations: found } = await rules.analyze();
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing at ${width}×${height}, ${colorScheme}: views, tables, dialogs, present mode`, async ({
      page,
    }) => {
      test.setTimeout(180_000);
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, 'p=50&n=10&d=8&steps=100');
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await finished(page, 100);
      expect(await violations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Pin run' }).click();
      if (width < 760) await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByText('More settings').click();
      await page.getByRole('button', { name: 'Help: Width p' }).click();
      await page.getByRole('checkbox', { name: /Change λ, T, η live/ }).check();
      expect(await violations(page)).toEqual([]);
      if (width < 760) await page.getByRole('button', { name: 'Settings' }).click();

      for (const shown of ['drift', 'kernel']) {
        await page
          .getByRole('figure', { name: 'Network' })
          .getByRole('button', { name: shown })
          .click();
        expect(await violations(page)).toEqual([]);
      }
      await page.getByRole('button', { name: 'Loss: more' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('menuitemcheckbox', { name: 'View as table' }).click();
      expect(await violations(page)).toEqual([]);

      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Guide' }).first().click();
      expect(await violations(page)).toEqual([]);
      if (width < 760) await page.getByRole('button', { name: 'Close the guide' }).click();
      await page.getByRole('button', { name: 'Present' }).click();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('axe finds nothing in the dialog for own data and with digits', async ({ page }) => {
  await open(page, 'data=digits14&p=20&n=50&steps=20&eta=0.01');
  await finished(page, 20);
  await expect(page.getByRole('region', { name: 'Test digits' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Data' }).selectOption('own');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('with the keyboard alone: preset, width, run, pause, zoom, table, pin, present, back', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'steps=100000');
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: it } = document;
      if (!it) return '';
      const labelled = it.getAttribute('aria-label') ?? it.textContent ?? '';
      const figure = it.getAttribute('role') === 'application' ? it.closest('figure') : null;
      return figure ? `chart ${figure.getAttribute('aria-label')}` : labelled.trim();
    });
  /** Presses Tab until what is wanted has the focus, which must be seen. */
  const tabTo = async (wanted: string, key = 'Tab') => {
    for (let count = 0; count < 120; count++) {
      if ((await focused()) === wanted) {
        const outline = await page.evaluate(
          () => document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
        );
        expect(outline).toBe('solid');
        return;
      }
      await page.keyboard.press(key);
    }
    throw new Error(`“${wanted}” is not reached with ${key}.`);
  };

  await tabTo('Preset');
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/#p=/);
  await tabTo('Width p');
  const width = page.getByRole('slider', { name: 'Width p' });
  const before = await width.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowRight');
  await expect(width).not.toHaveAttribute('aria-valuetext', before ?? '');
  await tabTo('Steps, exact value');
  await page.keyboard.type('100000');
  await page.keyboard.press('Enter');

  await tabTo('Pause', 'Shift+Tab');
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(page.locator('.RunBar_status')).toHaveText('paused');

  await tabTo('chart Loss');
  await page.keyboard.press('+');
  await expect(page.getByRole('figure', { name: 'Loss' })).not.toContainText('100\u202f000');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.StepTooltip_tooltip').first()).toBeVisible();

  await tabTo('Alignment: more');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  const item = page.getByRole('menuitemcheckbox', { name: 'View as table' });
  for (let count = 0; count < 10; count++) {
    if (await item.evaluate((it) => it === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Alignment as a table' })).toBeVisible();
  await expect.poll(focused).toBe('Alignment: more');

  await tabTo('Pin run', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Pinned runs' })).toBeVisible();
  await tabTo('Present');
  await page.keyboard.press('Enter');
  await expect(page.locator('.page')).toHaveAttribute('data-present', 'true');
  await page.keyboard.press('Escape');
  await expect(page.locator('.page')).toHaveAttribute('data-present', 'false');
});

test('at 200 % zoom everything is there and nothing sticks out sideways', async ({ page }) => {
  // A window of 1440 at 200 % has 720 CSS pixels.
  await page.setViewportSize({ width: 720, height: 450 });
  await open(page, 'p=20&n=6&d=4&steps=20');
  await finished(page, 20);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  for (const name of ['Loss', 'Alignment', 'Weights', 'Network']) {
    await page.getByRole('figure', { name }).scrollIntoViewIfNeeded();
    await expect(page.getByRole('figure', { name })).toBeVisible();
  }
});

test('with reduced motion nothing runs or moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'p=20&steps=100000');
  await expect(page.getByText('Press Run to train.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(0);
  const animated = await page
    .locator('.DiagramFigure_diagram .DiagramFigure_wayBack')
    .first()
    .evaluate((it) => getComputedStyle(it).animationName);
  expect(animated).toBe('none');
});
