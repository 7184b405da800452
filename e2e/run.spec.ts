/** How a run is held to a speed, changed on the way, stopped, and driven by keys. */
import { expect, figures, finished, measuredStep, open, test } from './support';

test('a speed holds the run, every step is measured then, and full speed comes back at once', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'p=50&steps=2000');
  const speed = page.getByRole('combobox', { name: 'Speed' });
  await speed.selectOption('10 steps/s');
  const start = Date.now();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => measuredStep(page)).toBeGreaterThanOrEqual(10);
  expect(Date.now() - start).toBeGreaterThan(800);
  await page.getByRole('button', { name: 'Loss: more' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'View as table' }).click();
  const first = page.getByRole('region', { name: 'Loss as a table' }).getByRole('rowheader');
  expect((await first.allTextContents()).slice(0, 8)).toEqual([...'01234567']);
  await speed.selectOption('full speed');
  await finished(page, 2000);
});

test.describe('changes', () => {
  test('of λ start a new run; live, they go on in the same one, and the page says so', async ({
    page,
  }) => {
    await open(page, 'p=50&steps=2000');
    await finished(page, 2000);
    const run = () => page.locator('.Readout_readout table').getAttribute('data-run');
    const lambda = page.getByRole('textbox', { name: 'Regularization λ, exact value' });
    const first = await run();
    await lambda.fill('4');
    await lambda.press('Enter');
    await expect.poll(run).not.toBe(first);
    await finished(page, 2000);

    await page.getByRole('checkbox', { name: /Change λ, T, η live/ }).check();
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('100 steps/s');
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect.poll(() => measuredStep(page)).toBeGreaterThan(20);
    const live = await run();
    await lambda.fill('9');
    await lambda.press('Enter');
    for (const name of ['Loss', 'Alignment']) {
      await expect(page.getByRole('figure', { name }).getByText('λ = 9')).toBeVisible();
    }
    await expect(page.getByText(/λ = 9 from step \d+ on/)).toBeVisible();
    await expect(
      page.getByRole('figure', { name: 'Alignment' }).locator('.ExtraLines_foretold'),
    ).toHaveCount(0);
    const step = await measuredStep(page);
    await expect.poll(() => measuredStep(page)).toBeGreaterThan(step);
    expect(await run()).toBe(live);
    // A width cannot change on the way.
    const width = page.getByRole('textbox', { name: 'Width p, exact value' });
    await width.fill('40');
    await width.press('Enter');
    await expect.poll(run).not.toBe(live);
  });

  test('a default is one click away, and the help too', async ({ page }) => {
    await open(page, 'p=20&steps=10');
    await expect(page.getByRole('button', { name: 'Default: Samples n' })).toBeHidden();
    await page.getByRole('button', { name: 'Default: Width p' }).click();
    await expect(page.getByRole('textbox', { name: 'Width p, exact value' })).toHaveValue('800');
    const help = page.getByRole('button', { name: 'Help: Width p' });
    await help.click();
    await expect(help).toHaveAttribute('aria-expanded', 'true');
    await expect(page.locator('.control_help')).toHaveText(/The wider the network/);
  });
});

test.describe('a run stops and says why', () => {
  const status = '.RunBar_status';

  test('at its budget', async ({ page }) => {
    await open(page, 'p=50&steps=100');
    await finished(page, 100);
    await expect(page.locator(status)).toHaveText('done');
    await expect(page.getByRole('status', { name: 'Summary of the run' })).toContainText(
      'The run has made all its steps.',
    );
  });

  test('at its target loss', async ({ page }) => {
    await open(page, 'p=200&steps=5000&until=300&target=1e-4');
    await expect(page.locator(status)).toHaveText('at target');
    await expect(page.locator(status)).toHaveAttribute('title', /reached the target loss by step/);
    for (const id of ['bp', 'fa', 'fa-lambda'] as const) {
      await expect
        .poll(async () => (await figures(page, id)).relativeLoss)
        .toBeLessThanOrEqual(1e-4);
    }
  });

  test('on a plateau', async ({ page }) => {
    await open(
      page,
      'p=200&n=6&d=4&activation=tanh&lambda=0.3&until=never&learners=fa-lambda&steps=20000&plateau=300',
    );
    await expect(page.locator(status)).toHaveText('plateau', { timeout: 60_000 });
    expect(await measuredStep(page)).toBeLessThan(100_000);
  });

  test('by divergence', async ({ page }) => {
    await open(page, 'p=50&steps=400&eta=0.05');
    await expect(page.locator(status)).toHaveText('diverged');
  });
});

test('every shortcut does what the overlay says', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'p=50&steps=100000');
  const press = (key: string) => page.keyboard.press(key);
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();

  await press('Space');
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(0);
  await press('Space');
  await expect(page.locator('.RunBar_status')).toHaveText('paused');
  await press('r');
  await expect.poll(() => measuredStep(page)).toBe(0);
  await press('ArrowRight');
  await expect.poll(() => measuredStep(page)).toBe(1);
  await press('n');
  await expect(page).toHaveURL(/seed=\d+/);
  await press('s');
  await expect(page.getByText('The link is copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await press('p');
  await expect(page.locator('.page')).toHaveAttribute('data-present', 'true');
  await press('Escape');
  await expect(page.locator('.page')).toHaveAttribute('data-present', 'false');
  await press('?');
  const overlay = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(overlay).toBeVisible();
  await press('Escape');
  await expect(overlay).toBeHidden();
});

test('keys that are typed or move a slider are no shortcuts', async ({ page }) => {
  await open(page, 'p=50&steps=50');
  await finished(page, 50);
  const url = page.url();
  await page.getByRole('textbox', { name: 'Width p, exact value' }).focus();
  await page.keyboard.type('n s p r ?');
  await page.keyboard.press('Escape');
  await page.getByRole('slider', { name: 'Samples n' }).focus();
  await page.keyboard.press('Space');
  await expect(page.locator('.page')).toHaveAttribute('data-present', 'false');
  expect(page.url()).toBe(url);
  expect(await measuredStep(page)).toBe(50);
});

test('what a newcomer finds in two actions at most: width, λ and T do what the paper says', async ({
  page,
}) => {
  await open(page);
  await finished(page, 3000);
  const angle = async (id: 'fa' | 'fa-lambda') => (await figures(page, id)).alignment;
  const usual = await angle('fa-lambda');
  const guide = page.getByRole('complementary', { name: 'Guide' });

  await guide.getByRole('button', { name: 'p = 10', exact: true }).click();
  await expect.poll(() => angle('fa')).toBeLessThan(60);
  await page.getByRole('slider', { name: 'Width p' }).press('End');
  await expect.poll(() => angle('fa')).toBeGreaterThan(87);

  await page.getByRole('button', { name: 'Default: Width p' }).click();
  await finished(page, 3000);
  await guide.getByRole('button', { name: 'λ = 15' }).click();
  await expect.poll(() => angle('fa-lambda')).toBeLessThan(usual - 5);

  await page.getByRole('button', { name: 'Default: Regularization λ' }).click();
  const until = page.getByRole('slider', { name: 'Until step T' });
  await until.press('End');
  await finished(page, 3000);
  const held = (await figures(page, 'fa-lambda')).relativeLoss;
  await page.getByRole('button', { name: 'Default: Until step T' }).click();
  await finished(page, 3000);
  await expect
    .poll(async () => (await figures(page, 'fa-lambda')).relativeLoss)
    .toBeLessThan(held / 1e4);
  expect(Math.abs((await angle('fa-lambda')) - usual)).toBeLessThan(0.1);
});
