/** What a person does to a run: pause, step, reset, reseed, change parameters. */
import { expect, figures, finished, measuredStep, open, test } from './support';

test('pause holds the run, step makes exactly one update, run goes on', async ({ page }) => {
  await open(page, 'p=2000&n=50&d=100&steps=100000');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  const progress = page.getByRole('progressbar');
  const step = async () => Number(await progress.getAttribute('value'));
  await expect.poll(step).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(run).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => measuredStep(page)).toBe(0);
  for (const wanted of [1, 2, 3]) {
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect.poll(() => measuredStep(page)).toBe(wanted);
  }
  await run.click();
  await expect.poll(step).toBeGreaterThan(3);
});

test('reset repeats the run, new seed makes another and writes it into the link', async ({
  page,
}) => {
  // Whatever the new seed, so small a step diverges of nothing.
  await open(page, 'p=50&n=10&d=10&steps=60&eta=0.001');
  await finished(page, 60);
  const first = await figures(page, 'fa');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => measuredStep(page)).toBe(0);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await finished(page, 60);
  expect(await figures(page, 'fa')).toEqual(first);
  await page.getByRole('button', { name: 'New seed' }).click();
  await expect(page).toHaveURL(/seed=\d+/);
  await finished(page, 60);
  expect(await figures(page, 'fa')).not.toEqual(first);
});

test('sliders, fields and selects change the experiment and its link', async ({ page }) => {
  await open(page, 'steps=50&p=20');
  const width = page.getByRole('slider', { name: 'Width p' });
  await width.focus();
  await page.keyboard.press('ArrowRight');
  await expect(width).toHaveAttribute('aria-valuetext', '22 hidden units');
  const field = page.getByRole('textbox', { name: 'Samples n, exact value' });
  await field.fill('12');
  await field.press('Enter');
  await expect(field).toBeFocused();
  await page.getByRole('combobox', { name: 'Activation' }).selectOption('tanh');
  await page.getByRole('slider', { name: 'Regularization λ' }).press('Home');
  await page.getByRole('slider', { name: 'Until step T' }).press('End');
  await expect(page).toHaveURL(
    /#p=22&activation=tanh&lambda=0&until=never&steps=50&n=12&speed=full$/,
  );
  await finished(page, 50);
});

test('a double click on a slider brings its default back', async ({ page }) => {
  await open(page, 'p=20&steps=10');
  await page.getByRole('slider', { name: 'Width p' }).dblclick();
  await expect(page.getByRole('textbox', { name: 'Width p, exact value' })).toHaveValue('800');
});

test('learners can be switched off, all but the last', async ({ page }) => {
  await open(page, 'p=20&steps=10');
  await finished(page, 10);
  await page.getByRole('checkbox', { name: /Backpropagation/ }).uncheck();
  await page.getByRole('checkbox', { name: /FA \+ λ/ }).uncheck();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: /Feedback alignment/ })).toBeDisabled();
  await expect(page).toHaveURL(/learners=fa&speed=full$/);
});

test('another link in the same tab starts its experiment', async ({ page }) => {
  await open(page, 'p=20&steps=10');
  await finished(page, 10);
  await page.evaluate(() => {
    location.hash = '#p=30&steps=20&speed=full';
  });
  await finished(page, 20);
  await expect(page.getByRole('textbox', { name: 'Width p, exact value' })).toHaveValue('30');
});

test('dragging the width through 20 values leaves one live run and never mixes two', async ({
  page,
}) => {
  await open(page);
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(0);
  // Every state a chart passes through, as it is drawn.
  await page.evaluate(() => {
    const drawn: { run: number; step: number; points: number }[] = [];
    Object.assign(window, { drawn });
    new MutationObserver(() => {
      const chart = document.querySelector<HTMLElement>(
        'figure[aria-label="Loss"] .StepPlot_lines',
      );
      const line = chart?.querySelector('.recharts-line-curve');
      const points = line?.getAttribute('d')?.match(/[\d.]+,[\d.]+/g)?.length ?? 1;
      drawn.push({ run: Number(chart?.dataset.run), step: Number(chart?.dataset.step), points });
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const slider = page.getByRole('slider', { name: 'Width p' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider has no box');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.2, y);
  await page.mouse.down();
  for (let k = 1; k <= 20; k++) await page.mouse.move(box.x + box.width * (0.2 + 0.025 * k), y);
  await page.mouse.up();

  const width = Number(
    await page.getByRole('textbox', { name: 'Width p, exact value' }).inputValue(),
  );
  await expect(page).toHaveURL(new RegExp(`#p=${width}&speed=full$`));
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(15);
  expect(page.workers()).toHaveLength(1);

  const states = () =>
    page.evaluate(
      () => (window as unknown as { drawn: { run: number; step: number; points: number }[] }).drawn,
    );
  const drawn = await states();
  // Runs only ever follow one another, and none goes back.
  drawn.slice(1).forEach((now, k) => {
    const before = drawn[k];
    expect(now.run).toBeGreaterThanOrEqual(before.run);
    if (now.run === before.run) expect(now.step).toBeGreaterThanOrEqual(before.step);
  });
  // And the line holds what the live run measured: every 15 steps from 0, and 1, 2, 4, 8; thinned where it is long.
  await finished(page, 3000);
  await expect.poll(async () => (await states()).at(-1)?.step).toBe(3000);
  const last = (await states()).at(-1);
  expect(last?.points).toBeGreaterThan(60);
  expect(last?.points).toBeLessThanOrEqual(3000 / 15 + 1 + 4);
});
