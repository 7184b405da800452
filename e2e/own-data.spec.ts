/** The person's own table: chosen or pasted, refused with a reason, trained on. */
import type { Page } from '@playwright/test';
import { expect, figures, finished, measuredStep, open, test } from './support';

const rows = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join('\r\n');

/** 200 rows of 8 columns: seven inputs, and a price made of them. */
const HOUSES = `a,b,c,d,e,f,g,price\r\n${rows(200, (i) => {
  const inputs = Array.from({ length: 7 }, (_, k) => Math.sin(i * (k + 1) * 1.7 + k));
  const price = inputs.reduce((sum, x, k) => sum + (k + 1) * x, 100);
  return [...inputs, price].map((x) => x.toFixed(4)).join(',');
})}\r\n`;

async function openDialog(page: Page) {
  const data = page.getByLabel('Data', { exact: true });
  await data.focus(); // as a hand would, and selectOption does not
  await data.selectOption('own');
  const dialog = page.getByRole('dialog', { name: 'Your own data' });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(':focus')).toHaveCount(1); // keys pressed before would go elsewhere
  return dialog;
}

async function choose(page: Page, name: string, content: string | Buffer) {
  const buffer = Buffer.from(content);
  await page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

test('a CSV file of 200 rows by 8 columns trains to its end', async ({ page }) => {
  await open(page, 'p=50&steps=100');
  await finished(page, 100);
  const before = await figures(page, 'bp');
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('button', { name: 'Train on it' })).toBeDisabled();
  await choose(page, 'houses.csv', HOUSES);
  await expect(dialog).toContainText('200 rows × 8 columns, target “price”');
  await expect(dialog.getByRole('table').locator('tbody tr')).toHaveCount(5);
  await expect(dialog.getByRole('status')).toContainText(
    '7 inputs → 1 output; 160 rows to train on, 40 to test on',
  );
  await dialog.getByRole('button', { name: 'Train on it' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('160 × 7 → 1')).toBeVisible();
  await expect(page.getByText('houses.csv')).toBeVisible();
  await expect(page.getByLabel('Data', { exact: true })).toHaveValue('own');
  await expect(page.getByRole('slider', { name: 'Samples n' })).toBeHidden();
  await expect(page).toHaveURL(/data=own/);
  await expect(page.getByRole('table')).toHaveAttribute('data-run', '2');
  await finished(page, 100);
  const after = await figures(page, 'bp');
  expect(after.loss).not.toBe(before.loss);
  expect(after.relativeLoss).toBeLessThan(0.5);
  const heads = await page.getByRole('table').getByRole('columnheader').allTextContents();
  const cells = page.locator('tr[data-learner="bp"]').locator('th, td');
  const testLoss = cells.nth(heads.indexOf('test loss')).locator('data');
  expect(Number(await testLoss.getAttribute('value'))).toBeGreaterThan(0);

  await test.step('Change… goes on from the table in use', async () => {
    await page.getByRole('button', { name: 'Change…' }).click();
    await dialog.getByLabel('Use g as').selectOption('out');
    await dialog.getByLabel('Hold out for testing').selectOption('0');
    await dialog.getByRole('button', { name: 'Train on it' }).click();
    await expect(page.getByText('200 × 6 → 1')).toBeVisible();
    await expect(page.getByRole('table')).toHaveAttribute('data-run', '3');
    await finished(page, 100);
  });

  await test.step('the table is kept while other data are in use', async () => {
    await page.getByLabel('Data', { exact: true }).selectOption('random');
    await expect(page.getByRole('button', { name: 'Change…' })).toBeHidden();
    await page.getByLabel('Data', { exact: true }).selectOption('own');
    await expect(dialog).toBeHidden();
    await expect(page.getByText('200 × 6 → 1')).toBeVisible();
  });
});

test('each mistake has its own message, and the experiment runs on', async ({ page }) => {
  await open(page, 'p=2000&n=50&d=100&steps=100000');
  await expect.poll(() => measuredStep(page)).toBeGreaterThanOrEqual(0);
  const dialog = await openDialog(page);
  const cases: readonly [string, string | Buffer, string][] = [
    ['empty.csv', '', '“empty.csv” is empty'],
    ['one.csv', 'a,b\n1,2', 'only 1 row below its names: at least 2 are expected'],
    ['ragged.csv', 'a,b,c\n1,2,3\n4,5\n6,7,8', 'Row 3 has 2 cells, where row 1 has 3.'],
    ['text.csv', 'a,b\n1,2\nx,3\n5,4', 'Row 3, column “a” has “x”, where a number is expected.'],
    ['gap.csv', 'a,b\n1,2\n,3\n5,4', 'Row 3, column “a” is empty'],
    ['infinite.csv', 'a,b\n1,2\n2,Infinity\n5,4', 'column “b” has “Infinity”'],
    ['constant.csv', 'a,b\n1,2\n3,2', 'The target “b” is “2” in every row'],
    ['column.csv', 'a\n1\n2', 'has only one column'],
    ['book.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), 'is not plain text in UTF-8'],
    ['large.csv', '1,2\n'.repeat(1_500_000), 'has 6 MB: at most 5 MB can be read'],
  ];
  for (const [name, content, message] of cases) {
    await choose(page, name, content);
    await expect(dialog.getByRole('alert')).toContainText(message);
    await expect(dialog.getByRole('alert').getByRole('listitem')).toHaveCount(1);
    await expect(dialog.getByRole('button', { name: 'Train on it' })).toBeDisabled();
  }
  const step = await measuredStep(page);
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(step);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  const now = await measuredStep(page);
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(now);
  await expect(page.getByRole('table')).toHaveAttribute('data-run', '1');
  await expect(page.getByLabel('Data', { exact: true })).toHaveValue('network');
});

test('a file of 100 MB is refused by its size, without being read', async ({ page }) => {
  await open(page, 'p=20&steps=10');
  const dialog = await openDialog(page);
  // A file that claims its size, and tells when it is read.
  await page.getByLabel('CSV file').evaluate((input: HTMLInputElement) => {
    const file = new File(['1,2'], 'huge.csv');
    Object.defineProperty(file, 'size', { value: 100e6 });
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(Error('was read')) });
    Object.defineProperty(input, 'files', { value: [file] });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(dialog.getByRole('alert')).toHaveText(
    '“huge.csv” has 100 MB: at most 5 MB can be read.',
  );
});

test('rows are pasted, classes learnt, a file dropped, all by the keyboard but the drop', async ({
  page,
}) => {
  await open(page, 'p=20&steps=30');
  await finished(page, 30);
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('button', { name: 'Choose a CSV file…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Data', { exact: true })).toBeFocused();

  await openDialog(page);
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('Paste rows')).toBeFocused();
  await page.keyboard.insertText('size\tweight\tfruit\n1,5\t2\tplum\n7\t8\tmelon\n2\t2\tplum\n');
  await expect(dialog).toContainText('3 rows × 3 columns');
  await expect(dialog.getByLabel('Target is a class')).toBeChecked();
  await expect(dialog.getByRole('status')).toContainText('2 inputs → 2 classes');
  await expect(dialog.getByRole('status')).toContainText('Commas were read as decimal commas.');
  for (let k = 0; k < 20; k++) {
    const train = dialog.getByRole('button', { name: 'Train on it' });
    if (await train.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('2 × 2 → 2')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'accuracy' })).toBeVisible();
  await expect(page.getByLabel('Data', { exact: true })).toBeFocused();
  await finished(page, 30);

  await page.getByRole('button', { name: 'Change…' }).click();
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  }, HOUSES);
  await dialog.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(dialog).toContainText('dropped.csv');
  await expect(dialog.getByLabel('Paste rows')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Change…' })).toBeFocused();
  await page.getByRole('button', { name: 'Change…' }).click();
  await expect(dialog).toContainText('pasted table');
});

test('a link to own data runs on the default data and says why', async ({ page }) => {
  await open(page, 'p=20&steps=10&data=own');
  const notice = page.getByRole('status').filter({ hasText: 'a table of its owner’s' });
  await expect(notice).toContainText('The default data were used instead');
  await finished(page, 10);
  await expect(page.getByLabel('Data', { exact: true })).toHaveValue('network');
});

test('the dialog fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'p=20&steps=10');
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = await openDialog(page);
  await choose(page, 'houses.csv', HOUSES);
  await expect(dialog).toContainText('200 rows');
  expect(await dialog.evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(390);
  await expect(dialog.getByRole('button', { name: 'Train on it' })).toBeInViewport({ ratio: 1 });
  for (const control of await dialog.getByRole('button').all()) {
    expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
});
