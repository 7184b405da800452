/** The person's own table outlives the page, until it is forgotten; what is told of it is so. */
import type { Page } from '@playwright/test';
import { expect, figures, finished, open, test } from './support';

const LINK = 'p=20&steps=30';
const TABLE = 'a;b;y\n1,5;2;1.250\n3,25;1;980\n2,75;5;2.100\n4,5;3;1.700\n';
const notices = (page: Page) => page.getByRole('status').filter({ hasText: /table/ });

async function trainOn(page: Page, name: string, text: string) {
  await page.getByLabel('Data', { exact: true }).selectOption('own');
  await acceptFile(page, name, text);
}

async function acceptFile(page: Page, name: string, text: string) {
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Train on it' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/data=own/);
}

/** Waits until what was accepted is in the storage. */
async function kept(page: Page) {
  await expect(page.locator('.DataControl_summary')).toHaveAttribute('data-lasting', 'true');
}

test('a page that is loaded anew trains on the same table again, to the same figures', async ({
  page,
}) => {
  await open(page, LINK);
  await trainOn(page, 'flats.csv', TABLE);
  await kept(page);
  await finished(page, 30);
  const before = await figures(page, 'fa-lambda');
  await page.reload();
  await expect(page.getByText('flats.csv')).toBeVisible();
  await expect(page.getByLabel('Data', { exact: true })).toHaveValue('own');
  await expect(page.getByRole('table')).toHaveAttribute('data-run', '1');
  await finished(page, 30);
  expect(await figures(page, 'fa-lambda')).toEqual(before);
  await expect(notices(page)).toHaveCount(0);

  await test.step('“Change…” goes on from it', async () => {
    await page.getByRole('button', { name: 'Change…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your own data' });
    await expect(dialog).toContainText('4 rows × 3 columns, target “y”');
    await expect(dialog.getByRole('status')).toContainText(
      'Points were read as dividing thousands.',
    );
    await page.keyboard.press('Escape');
  });

  await test.step('so does the page one comes back to', async () => {
    await page.goto('about:blank');
    await page.goBack();
    await expect(page.getByText('flats.csv')).toBeVisible();
    await expect(notices(page)).toHaveCount(0);
  });
});

test('a link in another tab uses the table that is kept, and says so; a table changed there is told of here', async ({
  page,
  context,
}) => {
  await open(page, LINK);
  await trainOn(page, 'flats.csv', TABLE);
  await kept(page);
  const other = await context.newPage();
  await open(other, `${LINK}&data=own`);
  await expect(notices(other)).toContainText('in this browser, “flats.csv”, was used.');
  await other.getByRole('button', { name: 'Change…' }).click();
  await acceptFile(other, 'cars.csv', 'a,y\n1,2\n3,4\n5,7');
  await kept(other);
  await page.reload();
  await expect(notices(page)).toContainText('in this browser, “cars.csv”, was used.');

  await other.getByRole('button', { name: 'Forget' }).click();
  await expect(other.getByLabel('Data', { exact: true })).toHaveValue('network');
  await expect(other.getByRole('button', { name: 'Change…' })).toHaveCount(0);
  await page.reload();
  await expect(notices(page)).toContainText(
    'Your table “cars.csv” is not kept in this browser any more.',
  );
  await finished(page, 30);
  await expect(page.getByLabel('Data', { exact: true })).toHaveValue('network');
});

test('a table that is forgotten does not come back', async ({ page }) => {
  await open(page, LINK);
  await trainOn(page, 'flats.csv', TABLE);
  await kept(page);
  await page.getByRole('button', { name: 'Forget' }).click();
  await expect(page).not.toHaveURL(/data=own/);
  await page.reload();
  await finished(page, 30);
  await page.getByLabel('Data', { exact: true }).selectOption('own');
  await expect(page.getByRole('dialog').getByLabel('Paste rows')).toHaveValue('');
});

const closed = {
  closed: () => {
    for (const name of ['indexedDB', 'sessionStorage', 'localStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Access is denied.', 'SecurityError');
        },
      });
    }
  },
  full: () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  },
  silent: () => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  },
};

for (const [name, close] of Object.entries(closed)) {
  test(`where storage is ${name}, a table lasts as long as the page, which says so`, async ({
    page,
  }) => {
    await page.addInitScript(close);
    await open(page, LINK);
    await trainOn(page, 'flats.csv', TABLE);
    await expect(page.getByText('it lasts as long as this page')).toBeVisible();
    await finished(page, 30);
    await page.getByRole('button', { name: 'Change…' }).click();
    await expect(page.getByRole('dialog')).toContainText('flats.csv');
    await page.keyboard.press('Escape');
    await page.reload();
    const word =
      name === 'closed' ? 'a table of its owner’s' : 'Your table “flats.csv” is not kept';
    await expect(notices(page)).toContainText(word);
    await finished(page, 30);
  });
}
