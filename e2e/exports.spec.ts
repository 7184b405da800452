/** What leaves the page opens where it is opened, and what cannot leave is told. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { test as plain } from '@playwright/test';
import { expect, finished, open, test } from './support';

async function choose(page: Page, item: string): Promise<void> {
  const figure = page.getByRole('figure', { name: 'Loss' });
  await figure.getByRole('button', { name: 'Loss: more' }).click();
  await figure.getByRole('menuitem', { name: item }).click();
}

async function saved(page: Page, item: string): Promise<Download> {
  const download = page.waitForEvent('download');
  await choose(page, item);
  return download;
}

const bytesOf = async (download: Download) => readFile(await download.path());

test('a CSV file says that it is UTF-8, as a spreadsheet needs', async ({ page }) => {
  await open(page, 'p=20&n=8&d=4&steps=20');
  await finished(page, 20);
  const bytes = await bytesOf(await saved(page, 'Save as CSV'));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString('utf8')).toContain('step,BP,FA,FA+λ');
});

test('a file is there for a browser that asks for it late', async ({ page }) => {
  await page.addInitScript(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = make.call(URL, blob);
      document.documentElement.dataset.file = url;
      return url;
    };
  });
  await open(page, 'p=20&n=8&d=4&steps=20');
  await finished(page, 20);
  await saved(page, 'Save as SVG');
  const again = await page.evaluate(async () => {
    const answer = await fetch(document.documentElement.dataset.file ?? '');
    return answer.text();
  });
  expect(again).toContain('<svg');
});

test('a PNG needs no OffscreenCanvas', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'OffscreenCanvas'));
  await open(page, 'p=20&n=8&d=4&steps=20');
  await finished(page, 20);
  const bytes = await bytesOf(await saved(page, 'Save as PNG'));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
});

test('where nothing is drawn yet, saving a picture says so', async ({ browser }) => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await open(page, 'p=20&n=8&d=4&steps=20');
  const figure = page.getByRole('figure', { name: 'Weights' });
  await figure.getByRole('button', { name: 'Weights: more' }).click();
  await figure.getByRole('menuitem', { name: 'Save as SVG' }).click();
  await expect(page.locator('.Toast_toast')).toHaveText('Nothing is drawn yet: press Run first.');
  await page.close();
});

test('where the clipboard is closed the link is shown', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'clipboard'));
  await open(page, 'p=20&n=8&d=4&steps=20');
  await finished(page, 20);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.locator('.Toast_toast')).toContainText('p=20');
});

test('where the screen is refused, present mode fills the window and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not granted'));
  });
  await open(page, 'p=20&n=8&d=4&steps=20');
  await finished(page, 20);
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.locator('.Toast_toast')).toContainText('The charts fill this window');
});

// The browser itself reports on the console what the policy refuses.
plain.describe('under a policy that allows nothing but files of the site', () => {
  plain.beforeEach(async ({ page }) => {
    await page.route('**/*', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': "default-src 'self'" };
      await route.fulfill({ response, headers });
    });
  });

  plain('the page trains, and blames the policy and not the browser', async ({ page }) => {
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(String(error)));
    await open(page, 'p=20&n=8&d=4&steps=20');
    await finished(page, 20);
    const notice = page.locator('.Notices_notice');
    await expect(notice).toContainText('security policy');
    await expect(notice).not.toContainText('no WebAssembly');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

    expect((await bytesOf(await saved(page, 'Save as SVG'))).toString()).toContain('<svg');
    expect((await bytesOf(await saved(page, 'Save as CSV'))).toString()).toContain('step,BP');
    await choose(page, 'Save as PNG');
    await expect(page.locator('.Toast_toast')).toContainText(
      '“Save as SVG” gives the same picture',
    );
    expect(thrown).toEqual([]);
  });
});
