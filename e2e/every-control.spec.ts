/** Every control, used in surroundings that are not the usual ones: nothing breaks, and nothing untrue is said. */
import { test } from '@playwright/test';
import { tryEveryControl } from './everyControl';
import { expect, figures, finished, measuredStep, open } from './support';

const LINK = 'p=20&n=8&d=4&steps=40&speed=full';

const TRUE_HERE = [
  /cannot be “abc”: it must be/,
  /diverged: by step/,
  /^Row 3, column “y” has “x”, where a number is expected\.$/,
  /^Row 1, column “column 1” has “a”, where a number is expected\./,
  /^A security policy of this site or browser forbids WebAssembly\. Training runs on Reference in float64\.$/,
  /^This browser, or a policy of this site, does not let the page draw a PNG\. “Save as SVG” gives/,
  /^The clipboard is closed to this page\. Copy the link from the address bar: http/,
];

// One pass for all: each use is the same, whatever is closed to it.
test('in forced colours, printed after each use, under default-src self, with storage and clipboard closed', async ({
  page,
}) => {
  // Above a hundred controls.
  test.setTimeout(600_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': "default-src 'self'" };
    await route.fulfill({ response, headers });
  });
  await page.addInitScript(() => {
    for (const name of ['indexedDB', 'sessionStorage', 'localStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });
  });
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, LINK);
  await finished(page, 40);
  const before = await figures(page, 'fa-lambda');

  // What is loaded when it is wanted first is there at once from then on.
  await page.getByLabel('Data', { exact: true }).selectOption('own');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const { used, said } = await tryEveryControl(page, LINK, async () => {
    await page.emulateMedia({ media: 'print' });
    await page.emulateMedia({ media: 'screen' });
  });

  expect(errors).toEqual([]);
  expect(said.filter((words) => !TRUE_HERE.some((it) => it.test(words)))).toEqual([]);
  for (const it of [/Preset/, /Save as PNG/, /Save as SVG/, /Paste rows/, /Train on/, /Help: Seed/])
    expect(used).toContainEqual(expect.stringMatching(it));
  await expect(page.locator('.broken, .Trouble_trouble')).toHaveCount(0);
  // It trains as it did before.
  for (const link of [`${LINK}&seed=2`, LINK])
    await page.evaluate((hash) => location.replace(`#${hash}`), link);
  await expect.poll(() => measuredStep(page)).toBe(40);
  await expect.poll(() => figures(page, 'fa-lambda')).toEqual(before);
});
