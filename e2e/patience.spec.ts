/** A slow machine is not a dead worker: what is said, and what is asked, when a worker is long silent. */
import type { Page, Worker } from '@playwright/test';
import { expect, type Figures, figures, finished, measuredStep, open, test } from './support';

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

/** Holds the worker's thread up, from its next task on; without end where no time is given. */
function busy(worker: Worker, ms = Number.POSITIVE_INFINITY): Promise<void> {
  return worker.evaluate((time) => {
    setTimeout(() => {
      for (const end = performance.now() + time; performance.now() < end; );
    });
  }, ms);
}

function notice(page: Page, text: string) {
  return page.getByRole('status').filter({ hasText: text });
}

const SILENT = 'The training worker stopped answering';

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
  await expect(page.locator('.notices')).toBeEmpty();
  await expect(page.locator('.chip')).toContainText('SIMD· float32');
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
  await expect(page.locator('.notices')).toBeEmpty();
  await expect(page.locator('.chip')).toContainText('SIMD· float32');
  expect(await figures(page, 'fa-lambda')).toEqual(expected);
});

test.describe('a worker that is silent, and so is the one after it', () => {
  // Patience is what is tested: it takes its time.
  test.describe.configure({ timeout: 240_000 });

  const LONG = 'p=400&steps=100000&until=20&eta=0.0001&backend=simd';

  /** Runs to a checkpoint; both workers then fall silent, the second for so long. */
  async function silentTwice(page: Page, ms?: number) {
    await open(page, LONG);
    await expect.poll(() => measuredStep(page), { timeout: 60_000 }).toBeGreaterThan(20_000);
    const again = page.waitForEvent('worker', { timeout: 60_000 });
    await busy(page.workers()[0]);
    await busy(await again, ms);
    const question = notice(page, 'The run is held');
    await expect(question).toContainText(SILENT, { timeout: 90_000 });
    return question;
  }

  test('is asked about; if it answers meanwhile, the question goes and the run goes on', async ({
    page,
  }) => {
    const question = await silentTwice(page, 32_000);
    await expect(question).toContainText('as soon as the worker answers');
    await expect(question).toBeHidden({ timeout: 60_000 });
    await expect(page.locator('.run-status')).toContainText(/\d\/s/);
    await expect(page.locator('.chip')).toContainText('SIMD');
  });

  test('is waited for, or replaced, or done without, as the person says', async ({ page }) => {
    const question = await silentTwice(page);
    await expect(question.getByRole('button', { name: 'Use Reference in float64' })).toBeVisible();
    await question.getByRole('button', { name: 'Keep waiting' }).click();
    await expect(question).toBeHidden();
    await expect(question).toBeVisible({ timeout: 90_000 });
    await question.getByRole('button', { name: 'Try again' }).click();
    await expect(question).toBeHidden();
    await expect(page.locator('.run-status')).toContainText(/\d\/s/);
    await expect(page.locator('.chip')).toContainText('SIMD');
  });
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
  await expect(page.locator('.notices')).toBeEmpty();
  await expect(page.locator('.chip')).toContainText('SIMD· float32');
});
