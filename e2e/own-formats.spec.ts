/** What a person can say of a table that it does not tell itself. */
import type { Page } from '@playwright/test';
import { expect, finished, open, test } from './support';

async function pasted(page: Page, text: string) {
  await open(page, 'p=20&steps=10');
  await page.getByLabel('Data', { exact: true }).selectOption('own');
  const dialog = page.getByRole('dialog', { name: 'Your own data' });
  await dialog.getByLabel('Paste rows').fill(text);
  return { dialog, train: dialog.getByRole('button', { name: 'Train on it' }) };
}

test('the decimal sign is asked for where the cells do not tell it', async ({ page }) => {
  const { dialog, train } = await pasted(page, 'a\tb\n1,250\t2\n3,500\t4\n7,125\t9');
  await expect(dialog.getByRole('alert')).toHaveText(
    'Row 2, column “a” has “1,250”, which may be 1.25 or 1250: choose the decimal sign.',
  );
  await expect(train).toBeDisabled();
  await dialog.getByLabel('Decimal sign').selectOption('comma');
  await expect(dialog.getByRole('status')).toContainText('Commas were read as decimal commas.');
  await dialog.getByLabel('Decimal sign').selectOption('point');
  await expect(dialog.getByRole('status')).toContainText('Commas were read as dividing thousands.');
  await train.click();
  await finished(page, 10);
});

test('what divides the cells can be chosen, also where nothing could be read', async ({ page }) => {
  const { dialog, train } = await pasted(page, '1 2 3\n4 5 7\n7 8 8');
  await expect(dialog.getByRole('alert')).toContainText('has only one column');
  await dialog.getByLabel('Cells end at').selectOption('spaces');
  await expect(dialog).toContainText('3 rows × 3 columns');
  await expect(train).toBeEnabled();
  await dialog.getByLabel('First row holds names').check();
  await expect(dialog).toContainText('2 rows × 3 columns');
  await dialog.getByLabel('Cells end at').selectOption('comma');
  await expect(dialog.getByRole('alert')).toContainText('has only one column');
  await expect(dialog.getByLabel('First row holds names')).toBeChecked();
});

test('rows with missing values are refused, or left out when that is asked for', async ({
  page,
}) => {
  const { dialog, train } = await pasted(page, 'a,b,y\n1,2,3\n?,1,4\n2,NA,1\n4,4,2\n5,1,6');
  await expect(dialog.getByRole('alert').getByRole('listitem')).toHaveCount(2);
  await expect(train).toBeDisabled();
  await dialog.getByLabel('Use b as').selectOption('out');
  await dialog.getByLabel('Leave out 1 row with missing values').check();
  await expect(dialog.getByRole('status')).toContainText('Left out, as a value is missing: 1 row.');
  await train.click();
  await expect(page.getByText('3 × 1 → 1')).toBeVisible();
});

test('a file in UTF-16 and one in Windows-1252 are read', async ({ page }) => {
  const { dialog } = await pasted(page, '');
  const file = (name: string, buffer: Buffer) =>
    page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer });
  const text = 'größe\ty\n1,5\t2\n2,5\t3\n';
  await file('wide.txt', Buffer.from(`\ufeff${text}`, 'utf16le'));
  await expect(dialog).toContainText('wide.txt');
  await expect(dialog.getByLabel('Use größe as')).toHaveValue('input');
  await file('western.txt', Buffer.from(text, 'latin1'));
  await expect(dialog.getByRole('status')).toContainText('is not in UTF-8');
  await expect(dialog.getByLabel('Use größe as')).toHaveValue('input');
});

test('a column of 1e-180 … 30e-180 trains as that of 1 … 30 does, and is refused as it stands', async ({
  page,
}) => {
  const rows = Array.from({ length: 30 }, (_, i) => `${i + 1}e-180,${(i * 7) % 11}`).join('\n');
  const { dialog, train } = await pasted(page, `x,y\n${rows}`);
  await dialog.getByLabel('Standardize inputs and targets').uncheck();
  await expect(dialog.getByRole('alert')).toContainText('column “x” are too small to train on');
  await dialog.getByLabel('Standardize inputs and targets').check();
  await train.click();
  await finished(page, 10);
  await expect(page.getByText('diverged')).toHaveCount(0);
});
