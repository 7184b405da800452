/** What stands beside the training never ends it, and nothing on the page is printed that is no number. */
import type { Page } from '@playwright/test';
import { expect, figures, finished, open, test } from './support';

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** Days as seconds since 1970, and i² mod 7. */
const DAYS = `time,y\n${lines(20, (i) => `${1_700_000_000 + 86_400 * i},${i ** 2 % 7}`)}\n`;

/** A device on which no more than 64 MiB are safe. */
async function withLittleMemory(page: Page) {
  await page.route(/trainer\.worker/, async (route) => {
    const response = await route.fetch();
    const little = "Object.defineProperty(navigator, 'deviceMemory', { value: 0.25 });";
    await route.fulfill({ response, body: `${little}${await response.text()}` });
  });
}

/** Trains on a table as it stands. */
async function trainOn(page: Page, name: string, content: string) {
  const data = page.getByLabel('Data', { exact: true });
  await data.focus(); // as a hand would, and selectOption does not
  await data.selectOption('own');
  const dialog = page.getByRole('dialog', { name: 'Your own data' });
  const buffer = Buffer.from(content);
  await page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await dialog.getByLabel('Standardize inputs and targets').uncheck();
  await dialog.getByRole('button', { name: 'Train on it' }).click();
  await expect(page.locator('dialog')).toHaveCount(0);
}

/** Collects, at each change of the page, what on it reads as no number. */
async function watchForNoNumbers(page: Page) {
  await page.addInitScript(() => {
    const found = new Set<string>();
    Object.assign(window, { noNumbers: found });
    const look = () => {
      const text = document.body?.innerHTML ?? '';
      for (const [match] of text.matchAll(/.{0,30}(NaN|Infinity|∞°).{0,10}/g)) found.add(match);
    };
    new MutationObserver(look).observe(document, {
      ...{ subtree: true, childList: true, characterData: true, attributes: true },
    });
  });
  return () =>
    page.evaluate(() => [...(window as unknown as { noNumbers: Set<string> }).noNumbers]);
}

/** The cell of a learner under a head. */
async function cell(page: Page, learner: string, head: string) {
  const heads = await page.getByRole('table').getByRole('columnheader').allTextContents();
  return page.locator(`tr[data-learner="${learner}"]`).locator('th, td').nth(heads.indexOf(head));
}

test('a table of times trains to its end; the alignment law says why it is left out', async ({
  page,
}) => {
  const noNumbers = await watchForNoNumbers(page);
  await open(page, 'p=100&steps=200&backend=simd');
  await finished(page, 200);
  await trainOn(page, 'days.csv', DAYS);
  await expect(page.getByRole('table')).toHaveAttribute('data-run', '2');
  await finished(page, 200);
  const alignment = page.getByRole('figure', { name: 'Alignment' });
  await expect(alignment).toContainText(
    'The alignment law of FA + λ is left out: the kernel of these inputs is singular to working precision.',
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
  await alignment.getByRole('button', { name: 'theory' }).click();
  await expect(alignment).not.toContainText('is left out');
  await alignment.getByRole('button', { name: 'theory' }).click();
  await page.getByRole('button', { name: 'kernel', exact: true }).click();
  await expect(page.getByRole('figure', { name: 'Network' })).toContainText('kernels at step 200');
  expect(await noNumbers()).toEqual([]);
});

for (const backend of ['simd', 'webgl']) {
  test(`a run that diverges prints nothing that is no number: ${backend}`, async ({ page }) => {
    const noNumbers = await watchForNoNumbers(page);
    await open(page, `p=100&eta=0.05&steps=400&backend=${backend}`);
    await expect(page.getByRole('alert')).toContainText('diverged');
    await expect(page.getByRole('alert')).toContainText('The last good measurement stays in view.');
    await page.getByRole('button', { name: 'Loss: more' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'View as table' }).click();
    await expect(page.getByRole('status', { name: 'Summary of the run' })).toContainText(
      'diverged',
    );
    expect(await noNumbers()).toEqual([]);
  });

  test(`the angle of gradients whose squares leave float32 is shown: ${backend}`, async ({
    page,
  }) => {
    const noNumbers = await watchForNoNumbers(page);
    await open(page, `p=100&steps=20&backend=${backend}&lambda=0`);
    await finished(page, 20);
    await trainOn(page, 'days.csv', DAYS.replaceAll(/^17/gm, '170000'));
    await expect(page.getByRole('table')).toHaveAttribute('data-run', '2');
    await finished(page, 20);
    for (const learner of ['bp', 'fa']) {
      const angle = await cell(page, learner, '∠(step, ∇L)');
      await expect(angle).toHaveText(/^\d+\.\d°$/);
    }
    expect(await noNumbers()).toEqual([]);
  });
}

test('a run that ends before its first measurement leaves nothing of the one before it', async ({
  page,
}) => {
  const noNumbers = await watchForNoNumbers(page);
  await withLittleMemory(page);
  await open(page, 'p=100&steps=20&backend=simd');
  await finished(page, 20);
  expect((await figures(page, 'bp')).loss).toBeGreaterThan(0);
  await page.evaluate(() => {
    location.hash = 'p=5000&n=400&d=400&steps=20&backend=simd&speed=full';
  });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This run would need about');
  await expect(alert).not.toContainText('stays in view');
  await expect(page.getByRole('table')).toHaveAttribute('data-run', '2');
  await expect(page.locator('.Readout_readout data')).toHaveCount(0);
  for (const name of ['Loss', 'Alignment', 'Weights', 'Network']) {
    await expect(page.getByRole('figure', { name })).toContainText(
      'The run ended before its first measurement.',
    );
  }
  await expect(page.locator('.recharts-line-curve')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Pin/ })).toBeDisabled();
  await expect(page.getByRole('list', { name: 'Pinned runs' })).toBeHidden();
  expect(await noNumbers()).toEqual([]);
});
