/** What the page shows of the paper: presets, theory, kernels, feedback rules, digits. */
import { expect, figures, finished, open, test } from './support';

test('a preset opens by name, says what it shows, offers its other values, and keeps the seed', async ({
  page,
}) => {
  await open(page, 'p=20&steps=30&seed=4');
  await finished(page, 30);
  const preset = page.getByRole('combobox', { name: 'Preset' });
  await expect(preset).toHaveValue('other');
  await preset.selectOption({ label: 'P2 · Wide networks do not align' });
  await expect(page).toHaveURL(/p=300.*seed=4/);
  const card = page.getByRole('region', { name: 'About this preset' });
  await expect(card).toContainText('The wider the network, the nearer to 90° the angle stays');
  await card.getByRole('button', { name: 'p = 10', exact: true }).click();
  await expect(card.getByRole('button', { name: 'p = 10', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(preset).toHaveValue('P2');
  await finished(page, 2000);
  await expect.poll(async () => (await figures(page, 'fa')).alignment).toBeLessThan(70);
  await preset.selectOption('opening');
  await expect(card).toBeHidden();
  await expect(page).toHaveURL(/#seed=4&speed=full$/);
});

test('theory stands beside the run before its first step, and can be hidden', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'activation=linear&data=linear&n=20&d=40&p=500');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  const loss = page.getByRole('figure', { name: 'Loss' });
  const alignment = page.getByRole('figure', { name: 'Alignment' });
  await expect(loss.locator('.ExtraLines_foretold')).toHaveCount(2);
  await expect(alignment.locator('.ExtraLines_foretold')).toHaveCount(2);
  await loss.getByRole('button', { name: 'theory' }).click();
  await expect(loss.locator('.ExtraLines_foretold')).toHaveCount(0);
  await expect(alignment.locator('.ExtraLines_foretold')).toHaveCount(2);
});

test('kernels are worked out at the start, at the end, and when asked for', async ({ page }) => {
  await open(page, 'p=300&steps=400');
  const kernels = page.getByRole('figure', { name: 'Network' });
  await kernels.getByRole('button', { name: 'kernel' }).click();
  await finished(page, 400);
  await expect(kernels).toContainText('kernels at step 400');
  await expect(kernels.locator('.recharts-line-curve')).toHaveCount(4);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(kernels).toContainText('kernels at step 0');
  for (let k = 0; k < 3; k++) {
    await page.getByRole('button', { name: 'Step', exact: true }).click();
  }
  await expect(page.locator('.Readout_readout table')).toHaveAttribute('data-step', '3');
  await kernels.getByRole('button', { name: 'Work out the kernels now' }).click();
  await expect(kernels).toContainText('kernels at step 3');
  await kernels.getByRole('button', { name: 'drift' }).click();
  await expect(kernels).toContainText('‖W − W₀‖ / ‖W₀‖');
});

test('a feedback rule is chosen for the FA learners, says what it means, and trains', async ({
  page,
}) => {
  await open(page, 'p=100&steps=500&activation=linear&data=linear&n=20&d=40&eta=0.002');
  await finished(page, 500);
  const before = (await figures(page, 'fa')).alignment;
  await page.getByRole('combobox', { name: 'Feedback' }).selectOption('usf');
  await expect(page.locator('.LearnerChoices_meaning')).toContainText(
    'Q = sign β: the signs of the output weights',
  );
  await expect(page.getByRole('row', { name: /uSF \+ λ/ })).toBeVisible();
  await finished(page, 500);
  await expect
    .poll(async () => (await figures(page, 'fa')).alignment)
    .toBeLessThan(Math.min(before, 45));
});

test('digits in little: each learner’s predictions, the accuracies of the claim', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await open(page, 'p=20&steps=30');
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('P11');
  await expect(page.getByLabel('Input dimension d', { exact: true })).toBeHidden();
  await expect(page.getByRole('region', { name: 'About this preset' })).toContainText(
    'decay erasing the random function',
  );
  await finished(page, 1000, 480_000);
  const strip = page.getByRole('region', { name: 'Test digits' });
  await expect(strip.getByRole('img')).toHaveCount(16);
  await expect(strip).toContainText('Predictions at step 1 000 for 16 of 1 000 test digits');
  const accuracy = async (learner: string) =>
    Number(
      await page
        .locator(`.Readout_readout tr[data-learner="${learner}"] data`)
        .last()
        .getAttribute('value'),
    );
  expect(await accuracy('fa-lambda')).toBeGreaterThanOrEqual(0.86);
  expect(await accuracy('bp')).toBeLessThanOrEqual(0.84);
  expect(await accuracy('bp-lambda')).toBeGreaterThanOrEqual(0.85);
});
