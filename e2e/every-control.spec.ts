/** Every control, used in surroundings that are not the usual ones: nothing breaks, and nothing untrue is said. */
import { type Page, test } from '@playwright/test';
import { tryEveryControl } from './everyControl';
import { expect, figures, finished, measuredStep, open } from './support';

test.describe.configure({ mode: 'parallel' });

const LINK = 'p=20&n=8&d=4&steps=40&speed=full';

/** What the uses themselves bring about. */
const DESERVED = [
  /cannot be “abc”: it must be/,
  /diverged: by step/,
  /^Row 3, column “y” has “x”, where a number is expected\.$/,
  /^Row 1, column “column 1” has “a”, where a number is expected\./,
];

/** Uses every control, and expects only these words; the page then trains as it did before. */
async function everyControlIn(
  page: Page,
  { may, meanwhile }: { readonly may: readonly RegExp[]; readonly meanwhile?: () => Promise<void> },
): Promise<void> {
  // Above a hundred controls.
  test.setTimeout(600_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await open(page, LINK);
  await finished(page, 40);
  const before = await figures(page, 'fa-lambda');
  const { used, said } = await tryEveryControl(page, LINK, meanwhile);
  expect(errors).toEqual([]);
  expect(said.filter((words) => ![...DESERVED, ...may].some((it) => it.test(words)))).toEqual([]);
  for (const it of [/Preset/, /Save as PNG/, /Save as SVG/, /Paste rows/, /Train on/, /Help: Seed/])
    expect(
      used.some((key) => it.test(key)),
      `${it} is used`,
    ).toBe(true);
  await expect(page.locator('.broken, .trouble')).toHaveCount(0);
  await page.evaluate((hash) => location.replace(`#${hash}&seed=2`), LINK);
  await page.evaluate((hash) => location.replace(`#${hash}`), LINK);
  await expect.poll(() => measuredStep(page)).toBe(40);
  await expect.poll(() => figures(page, 'fa-lambda')).toEqual(before);
}

test('in forced colours, printed after each use', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await everyControlIn(page, {
    may: [/^The link is copied\.$/],
    meanwhile: async () => {
      await page.emulateMedia({ media: 'print' });
      await page.emulateMedia({ media: 'screen' });
    },
  });
});

test('under default-src self, with storage and clipboard closed', async ({ page }) => {
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
  await everyControlIn(page, {
    may: [
      /^A security policy of this site or browser forbids WebAssembly\. Training runs on Reference in float64\.$/,
      /^This browser, or a policy of this site, does not let the page draw a PNG\. “Save as SVG” gives/,
      /^The clipboard is closed to this page\. Copy the link from the address bar: http/,
    ],
  });
});
