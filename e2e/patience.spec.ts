/** A slow machine is not a dead worker: nothing is said of it, and nothing changes. */
import type { Page } from '@playwright/test';
import { expect, type Figures, figures, finished, open, test } from './support';

const SIMD = 'p=800&n=30&d=60&steps=400&backend=simd';

async function undisturbed(page: Page, fragment: string, steps: number): Promise<Figures> {
  await open(page, fragment);
  await finished(page, steps, 90_000);
  const expected = await figures(page, 'fa-lambda');
  await page.goto('about:blank');
  return expected;
}

/** Puts code before that of every training worker. */
async function prepend(page: Page, code: string): Promise<void> {
  await page.route(/trainer\.worker/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code}\n${await response.text()}` });
  });
}

test('drawing the weights takes a quarter of a minute: nothing is said, and nothing changes', async ({
  page,
}) => {
  const expected = await undisturbed(page, SIMD, 400);
  await prepend(
    page,
    `const { fround } = Math;
    let calls = 0;
    Math.fround = (value) => {
      if (calls++ % 1000 === 0 && calls < 50_000)
        for (const end = performance.now() + 300; performance.now() < end; );
      return fround(value);
    };`,
  );
  await open(page, SIMD);
  await finished(page, 400, 90_000);
  await expect(page.locator('.Notices_notices')).toBeEmpty();
  await expect(page.locator('.RunBar_chip')).toContainText('SIMD· float32');
  expect(await figures(page, 'fa-lambda')).toEqual(expected);
});

test('the first steps of the kernel take seconds each: nothing is said, and nothing changes', async ({
  page,
}) => {
  const expected = await undisturbed(page, SIMD, 400);
  await prepend(
    page,
    `const { Instance } = WebAssembly;
    let calls = 0;
    WebAssembly.Instance = function (...given) {
      const { exports } = new Instance(...given);
      const step = (...values) => {
        if (calls++ < 6) for (const end = performance.now() + 2000; performance.now() < end; );
        return exports.step(...values);
      };
      return { exports: { ...exports, step } };
    };`,
  );
  await open(page, SIMD);
  await finished(page, 400, 90_000);
  await expect(page.locator('.Notices_notices')).toBeEmpty();
  await expect(page.locator('.RunBar_chip')).toContainText('SIMD· float32');
  expect(await figures(page, 'fa-lambda')).toEqual(expected);
});

test('the sizes of P12 beside two spinning processes: a run ends on the backend it began with', async ({
  page,
}) => {
  // A test on a thousand digits at every step, beside two threads that want both processors.
  test.setTimeout(240_000);
  await page.addInitScript(() => {
    const spin = URL.createObjectURL(new Blob(['for (;;);']));
    for (let k = 0; k < 2; k++) new Worker(spin);
  });
  const sizes = 'data=digits28&n=1000&p=1000&lambda=2&eta=0.006&until=700&steps=4';
  await open(page, `${sizes}&learners=fa-lambda`);
  await finished(page, 4, 200_000);
  await expect(page.locator('.Notices_notices')).toBeEmpty();
  await expect(page.locator('.RunBar_chip')).toContainText('SIMD· float32');
});
