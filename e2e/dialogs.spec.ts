/** Dialogs: each opens whenever it is asked for, however soon after it closed, and gives the focus back. */
import type { Locator, Page } from '@playwright/test';
import { expect, open, test } from './support';

const TIMES = 20;

interface Opener {
  readonly title: string;
  /** What has the focus before, and again after. */
  readonly from: (page: Page) => Locator;
  readonly act: (from: Locator) => Promise<unknown>;
  readonly prepare?: (page: Page) => Promise<void>;
}

const openers: Record<string, Opener> = {
  'the choice of own data': {
    title: 'Your own data',
    from: (page) => page.getByLabel('Data', { exact: true }),
    act: (from) => from.selectOption('own'),
  },
  '“Change…”': {
    title: 'Your own data',
    from: (page) => page.getByRole('button', { name: 'Change…', includeHidden: true }),
    act: (from) => from.press('Enter'),
    prepare: async (page) => {
      await page.getByLabel('Data', { exact: true }).selectOption('own');
      await page.getByLabel('Paste rows').fill('1,2\n3,4\n5,7');
      await page.getByRole('button', { name: 'Train on it' }).click();
    },
  },
  '“Shortcuts”': {
    title: 'Keyboard shortcuts',
    from: (page) => page.getByRole('button', { name: 'Shortcuts', includeHidden: true }),
    act: (from) => from.press('Enter'),
  },
};

for (const [name, { title, from, act, prepare }] of Object.entries(openers)) {
  const opened = async (page: Page) => {
    await open(page, 'p=20&n=6&d=4&steps=10');
    await prepare?.(page);
    const opener = from(page);
    await opener.focus();
    await act(opener);
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    return { opener, dialog };
  };

  test(`${name} opens its dialog again at once after Escape, ${TIMES} times`, async ({ page }) => {
    const { opener, dialog } = await opened(page);
    for (let time = 0; time < TIMES; time++) {
      await page.keyboard.press('Escape');
      await act(opener);
      await expect(dialog).toBeVisible();
    }
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

  test(`${name} opens its dialog in the very task in which it closed`, async ({ page }) => {
    const { opener, dialog } = await opened(page);
    const closing = dialog.getByRole('button', { name: /^(Cancel|Close)$/ }).last();
    await opener.evaluate(
      async (element, close) => {
        if (close instanceof HTMLElement) close.click();
        if (element instanceof HTMLSelectElement) {
          element.value = 'own';
          element.dispatchEvent(new Event('change', { bubbles: true }));
        } else if (element instanceof HTMLElement) {
          element.click();
        }
        // What waits for a frame, as the end of an animation does, has had it now.
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      },
      await closing.elementHandle(),
    );
    await expect(dialog).toBeVisible();
  });
}
