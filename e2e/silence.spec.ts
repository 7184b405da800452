/** What is asked when a worker is long silent, and so is the one after it; and what comes of each answer. */
import type { Page, Worker } from '@playwright/test';
import { expect, measuredStep, notice, open, test } from './support';

/** Holds the worker's thread up, from its next task on; without end where no time is given. */
function busy(worker: Worker, ms = Number.POSITIVE_INFINITY): Promise<void> {
  return worker.evaluate((time) => {
    setTimeout(() => {
      for (const end = performance.now() + time; performance.now() < end; );
    });
  }, ms);
}

const SILENT = 'The training worker stopped answering';

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
    await expect(page.locator('.RunBar_status')).toContainText(/\d\/s/);
    await expect(page.locator('.RunBar_chip')).toContainText('SIMD');
  });

  test('is waited for, or replaced, or done without, as the person says', async ({ page }) => {
    const question = await silentTwice(page);
    await expect(question.getByRole('button', { name: 'Use Reference in float64' })).toBeVisible();
    await question.getByRole('button', { name: 'Keep waiting' }).click();
    await expect(question).toBeHidden();
    await expect(question).toBeVisible({ timeout: 90_000 });
    await question.getByRole('button', { name: 'Try again' }).click();
    await expect(question).toBeHidden();
    await expect(page.locator('.RunBar_status')).toContainText(/\d\/s/);
    await expect(page.locator('.RunBar_chip')).toContainText('SIMD');
  });
});
