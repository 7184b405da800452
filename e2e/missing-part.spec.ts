/** A part of the code that did not arrive once is asked for again by the next run, without a reload. */
import { type Page, test } from '@playwright/test';
import { expect, finished, notice, open } from './support';

// Without the watch on the console: the browser itself reports each blocked request there.

const FRAGMENT = 'p=50&n=10&d=10&steps=20';

/** Blocks the first request for a file. */
async function blockOnce(page: Page, file: RegExp): Promise<void> {
  await page.route(file, (route) => route.abort(), { times: 1 });
}

async function runAgain(page: Page, steps: number): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.Notices_notices')).toBeEmpty({ timeout: 60_000 });
  await finished(page, steps);
}

for (const { what, file, asks, says, meanwhile, later } of [
  {
    what: 'the float32 kernel',
    file: /assets\/kernel-/,
    asks: 'backend=simd',
    says: 'The SIMD kernel did not arrive; the next run asks for it again.',
    meanwhile: 'Reference· float64',
    later: 'SIMD· float32',
  },
  {
    what: 'the float64 kernel',
    file: /assets\/kernel-/,
    asks: 'backend=simd&precision=float64',
    says: 'The SIMD kernel did not arrive; the next run asks for it again.',
    meanwhile: 'Reference· float64',
    later: 'SIMD· float64',
  },
  {
    what: 'TensorFlow.js',
    file: /assets\/context-/,
    asks: 'backend=webgl',
    says: 'TensorFlow.js did not arrive; the next run asks for it again.',
    meanwhile: 'SIMD· float32',
    later: 'WebGL· float32',
  },
  {
    what: 'the WebGL backend',
    file: /assets\/tensorCohort-/,
    asks: 'backend=webgl',
    says: 'The WebGL backend did not arrive; the next run asks for it again.',
    meanwhile: 'SIMD· float32',
    later: 'WebGL· float32',
  },
]) {
  test(`${what} is blocked once: the next backend trains, and the next run has it`, async ({
    page,
  }) => {
    await blockOnce(page, file);
    await open(page, `${FRAGMENT}&${asks}`);
    await expect(notice(page, says)).toBeVisible();
    await expect(page.locator('.RunBar_chip')).toContainText(meanwhile);
    await finished(page, 20);
    await runAgain(page, 20);
    await expect(page.locator('.RunBar_chip')).toContainText(later);
  });
}

test('the digits are blocked once: the run fails in words, and the next one has them', async ({
  page,
}) => {
  await blockOnce(page, /assets\/digits-/);
  await open(page, 'data=digits14&n=20&p=20&steps=20&learners=fa');
  await expect(page.getByRole('alert')).toContainText('the handwritten digits did not arrive');
  await runAgain(page, 20);
});

test('what computes the second laboratory is blocked once: the run fails in words, and the next one trains', async ({
  page,
}) => {
  await blockOnce(page, /assets\/model-/);
  await open(page, 'model=directions&steps=100');
  await expect(page.getByRole('alert')).toContainText(
    'what computes this laboratory did not arrive',
  );
  await runAgain(page, 100);
});

test('the figures of the second laboratory are blocked: plain charts stand in until its tab is chosen again', async ({
  page,
}) => {
  const figures = /assets\/lab-/;
  await page.route(figures, (route) => route.abort());
  await open(page, FRAGMENT);
  await finished(page, 20);
  const tab = page.getByRole('button', { name: 'Directions' });
  await tab.click();
  await expect(page.getByText(/The figures of this laboratory did not arrive/)).toBeVisible();
  await expect(page).toHaveURL(/model=directions/);
  await expect(page.getByRole('figure', { name: 'MinusLnLoss' })).toBeVisible();
  await page.unroute(figures);
  await tab.click();
  await expect(page.getByRole('figure', { name: 'Surface' })).toBeVisible();
});

test('the worker itself is blocked once: the next run has it', async ({ page }) => {
  await blockOnce(page, /trainer\.worker/);
  await open(page, FRAGMENT);
  await expect(page.getByRole('alert')).toContainText('The training worker could not start');
  await runAgain(page, 20);
});

test('the kernel stays blocked while a run that needs a new worker goes on: the person is asked', async ({
  page,
}) => {
  await open(page, 'p=400&steps=100000&until=20&eta=0.0001&backend=simd');
  await expect(page.locator('.RunBar_chip')).toContainText('SIMD');
  await page.route(/assets\/kernel-/, (route) => route.abort());
  await page.workers()[0].evaluate(() =>
    setTimeout(() => {
      throw new Error('out of memory');
    }),
  );
  const question = notice(page, 'The run is held');
  await expect(question).toContainText('SIMD kernel did not arrive');
  await page.unroute(/assets\/kernel-/);
  await question.getByRole('button', { name: 'Try again' }).click();
  await expect(question).toBeHidden();
  await expect(page.locator('.RunBar_status')).toContainText(/\d\/s/);
  await expect(page.locator('.RunBar_chip')).toContainText('SIMD');
});

test('the dialog for tables is blocked: it is said, nothing changes, and the next choice opens it', async ({
  page,
}) => {
  const dialog = /assets\/OwnDataDialog-/;
  await page.route(dialog, (route) => route.abort());
  await open(page, FRAGMENT);
  await finished(page, 20);
  const choice = page.getByLabel('Data', { exact: true });
  const chosen = await choice.inputValue();
  await choice.selectOption('own');
  await expect(page.getByText(/The dialog for tables did not arrive/)).toBeVisible();
  await expect(choice).toHaveValue(chosen);
  await page.unroute(dialog);
  await choice.selectOption('own');
  await expect(page.getByRole('dialog', { name: 'Your own data' })).toBeVisible();
});

test('the reader of a kept table is blocked: that is said, and the table is there again later', async ({
  page,
}) => {
  await open(page, FRAGMENT);
  await page.getByLabel('Data', { exact: true }).selectOption('own');
  await page.getByLabel('CSV file').setInputFiles({
    name: 'kept.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('a,y\n1,2\n2,3\n'),
  });
  await page.getByRole('button', { name: 'Train on it' }).click();
  await expect(page.locator('.DataControl_summary')).toHaveAttribute('data-lasting', 'true');
  await expect(page).toHaveURL(/data=own/);
  const reader = /assets\/restored-/;
  await page.route(reader, (route) => route.abort());
  await page.reload();
  await expect(notice(page, 'Your table is kept in this browser, but')).toBeVisible();
  await finished(page, 20);
  await page.unroute(reader);
  await page.reload();
  await expect(page.locator('.DataControl_summary')).toContainText('kept.csv');
  await expect(page.getByLabel('Data', { exact: true })).toHaveValue('own');
});
