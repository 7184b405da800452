/** Numbers and names as people type them: read as meant, or refused with the reason. */
import { expect, finished, open, test } from './support';

test('a field reads what is meant, and then shows it plainly', async ({ page }) => {
  await open(page, 'p=20&n=8&d=4&steps=20');
  await finished(page, 20);
  for (const [name, typed, held] of [
    ['Width p', '1 000', '1000'],
    ['Width p', '1\u202f200', '1200'],
    ['Width p', '1,250', '1250'],
    ['Regularization λ', '0,5', '0.5'],
    ['Learning rate η', '1E−3', '0.001'],
    ['Learning rate η', '2·10⁻³', '0.002'],
    ['Learning rate η', 'Auto', 'auto'],
    ['Until step T', '∞', 'never'],
  ] as const) {
    const field = page.getByRole('textbox', { name: `${name}, exact value` });
    await field.fill(typed);
    await field.press('Enter');
    await expect(field).toHaveValue(held);
    await expect(page.getByRole('alert')).toBeHidden();
  }
});

test('what may be two numbers is refused with both, and what was in use stays', async ({
  page,
}) => {
  await open(page, 'p=20&n=8&d=4&steps=20');
  const field = page.getByRole('textbox', { name: 'Regularization λ, exact value' });
  await field.fill('1,250');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('it may mean 1.25 or 1\u202f250');
  await expect(page.getByRole('alert')).toContainText('5 stays in use');
});

test('a link is read as its writer meant it', async ({ page }) => {
  await open(page, 'p=1+000&n=8&d=4&steps=20&lambda=0,5&activation=ReLU&learners=BP,FA+λ');
  await finished(page, 20);
  await expect(page.locator('.Notices_notice')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Width p, exact value' })).toHaveValue('1000');
  await expect(page.locator('.Readout_readout tbody .Readout_nameLong')).toHaveText([
    'Backpropagation',
    'FA + λ',
  ]);
});

test('one of anything is said of one', async ({ page }) => {
  await open(page, 'p=1&n=1&d=1&steps=1&outputs=1');
  await finished(page, 1);
  for (const [name, text] of [
    ['Width p', '1 hidden unit'],
    ['Samples n', '1 sample'],
    ['Input dimension d', '1 input'],
    ['Steps', '1 step'],
  ] as const) {
    await expect(page.getByRole('slider', { name, exact: true })).toHaveAttribute(
      'aria-valuetext',
      text,
    );
  }
  await expect(page.getByRole('figure', { name: 'Weights' })).toContainText('1 hidden unit');
  await expect(page.getByRole('figure', { name: 'Weights' })).not.toContainText('hidden units');
  await expect(
    page.getByRole('figure', { name: 'Network' }).locator('.FigureCard_caption'),
  ).toHaveText('1 unit');
});
