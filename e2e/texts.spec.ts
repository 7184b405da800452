/** The guide says what is on the page, and nothing that is not. */
import { expect, figures, finished, open, test } from './support';

test('what the guide states of the opening is what the readout shows', async ({ page }) => {
  await open(page);
  await finished(page, 3000);
  const guide = page.getByRole('complementary', { name: 'Guide' });
  await expect(guide).toContainText('Three networks begin alike.');
  for (const learner of ['fa', 'fa-lambda'] as const) {
    await expect(guide).toContainText(`${Math.round((await figures(page, learner)).alignment)}°`);
  }
});

test('a suggestion is the opening with one change, whatever was tried before, and shows what it says', async ({
  page,
}) => {
  await open(page);
  const guide = page.getByRole('complementary', { name: 'Guide' });
  await guide.getByRole('button', { name: 'λ = 15' }).click();
  const narrow = guide.getByRole('button', { name: 'p = 10', exact: true });
  await narrow.click();
  await expect(page).toHaveURL(/#p=10(&speed=full)?$/);
  await expect(narrow).toHaveAttribute('aria-pressed', 'true');
  await finished(page, 3000);
  await expect
    .poll(async () => Math.round((await figures(page, 'fa')).alignment))
    .toBe(Number((await guide.getByText(/narrow:/).textContent())?.match(/(\d+)°/)?.[1]));
});

test('with another seed the guide states what eight seeds give', async ({ page }) => {
  await open(page, 'seed=3');
  const guide = page.getByRole('complementary', { name: 'Guide' });
  await expect(guide).toContainText('48–61° (over eight seeds)');
});

test('a text that does not apply is not shown', async ({ page }) => {
  await open(page, 'learners=bp,fa&lambda=0&steps=50&p=20');
  await finished(page, 50);
  const guide = page.getByRole('complementary', { name: 'Guide' });
  await expect(guide).toContainText('Two networks begin alike.');
  for (const words of ['decay', 'falls to zero', 'Three networks', 'aligns by itself']) {
    await expect(guide.locator('p').last()).not.toContainText(words);
  }
  await expect(guide.getByRole('button', { name: 'p = 10', exact: true })).toHaveCount(0);
});
