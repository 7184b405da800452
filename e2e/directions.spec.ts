/** The second laboratory, as a person comes to it, reads it and leaves it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, finished, open, test } from './support';

const LINK = 'model=directions&steps=300';
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Laboratories' }).getByRole('button', { name });
const width = (page: Page) => page.getByRole('textbox', { name: 'Width p, exact value' });

test('a tab leads to it and back, and each laboratory keeps what was set in it', async ({
  page,
}) => {
  await open(page, 'p=50&n=10&d=8&steps=100');
  await finished(page, 100);
  await tab(page, 'Directions').click();
  await expect(page).toHaveURL(/model=directions/);
  await expect(tab(page, 'Directions')).toHaveAttribute('aria-current', 'page');
  for (const name of ['Surface', 'Layers', 'Growth', 'Direction', 'Margins'])
    await expect(page.getByRole('figure', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Guide' })).toContainText(
    'The weights run away for ever.',
  );
  await width(page).fill('8');
  await width(page).press('Enter');
  await expect(page).toHaveURL(/p=8/);

  await tab(page, 'Train').click();
  await expect(page).not.toHaveURL(/model=/);
  await expect(width(page)).toHaveValue('50');
  await expect(page.getByRole('figure', { name: 'Loss' })).toBeVisible();
  await finished(page, 100);
  await tab(page, 'Directions').click();
  await expect(width(page)).toHaveValue('8');
});

test('who opens the tab sees the direction settle within seconds, and the weights go on growing', async ({
  page,
}) => {
  await page.goto('/#model=directions&learners=bp');
  const seen = await page.evaluate(async () => {
    const frames = new Map<number, { since: number; path: number; norm: number }>();
    let start = Number.NaN;
    const value = (column: number) => {
      const cells = document.querySelectorAll('tr[data-learner="bp"] td data');
      return Number(cells[column]?.getAttribute('value'));
    };
    await new Promise<void>((resolve) => {
      new MutationObserver(() => {
        const surface = document.querySelector<HTMLElement>('[aria-label="Surface"] [data-step]');
        const step = Number(surface?.dataset.step);
        if (surface && !frames.has(step)) {
          if (Number.isNaN(start)) start = performance.now();
          frames.set(step, { since: performance.now() - start, norm: value(1), path: value(3) });
        }
        if (document.querySelector('.RunBar_status')?.textContent === 'done') resolve();
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    return [...frames].map(([step, rest]) => ({ step, ...rest }));
  });
  test.info().annotations.push({ type: 'measured', description: JSON.stringify(seen) });
  // The first hundred steps are those in which it turns.
  expect(seen.filter(({ step }) => step <= 100).length).toBeGreaterThanOrEqual(8);
  const [settled] = seen.filter(({ step }) => step >= 200);
  const last = seen.at(-1);
  expect(last?.path).toBeLessThan(1.05 * (settled?.path ?? 0));
  expect(last?.norm).toBeGreaterThan(3 * (settled?.norm ?? Number.POSITIVE_INFINITY));
});

test('the views stand at the step of the readout when a run is over', async ({ page }) => {
  await open(page, LINK);
  await finished(page, 300);
  for (const name of ['Surface', 'Layers'])
    await expect(
      page.getByRole('figure', { name, exact: true }).locator('[data-step]').first(),
    ).toHaveAttribute('data-step', '300');
});

test('a constant step that is too large is told as a divergence, with what to try', async ({
  page,
}) => {
  await open(
    page,
    'model=directions&step=constant&eta=100&scale=5&layers=4&activation=relu2&learners=bp',
  );
  await expect(page.locator('.RunBar_status')).toHaveText('diverged');
  await expect(page.locator('.Notices_notices')).toContainText('Try a smaller');
});

test('a network too narrow for its data tells how many samples stay wrong', async ({ page }) => {
  await open(page, 'model=directions&p=1&steps=300&learners=bp');
  await finished(page, 300);
  await expect(page.locator('[data-learner="bp"] td').nth(6)).not.toHaveText('0');
});

for (const [width, height] of [
  [1280, 720],
  [1440, 900],
] as const) {
  test(`on a projector of ${width}×${height} the figures have their room, and no two ticks touch`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, 'model=directions');
    await finished(page, 30_000);
    await page.getByRole('button', { name: 'Present' }).click();
    const surface = page.getByRole('figure', { name: 'Surface', exact: true });
    const heightOf = async (box: Locator) => (await box.boundingBox())?.height ?? 0;
    await expect
      .poll(() => heightOf(surface.locator('.SurfacePlot_edge').first()))
      .toBeGreaterThan(190);
    for (const name of ['Growth', 'Direction']) {
      const figure = page.getByRole('figure', { name, exact: true });
      for (const axis of ['xAxis', 'yAxis']) {
        const ticks = figure.locator(`.recharts-${axis}-tick-labels text`);
        // The box of a line of text is higher than its digits.
        const boxes = await ticks.evaluateAll((all) =>
          all
            .map((each) => each.getBoundingClientRect())
            .map(({ x, y, right, bottom }) => ({ x, y: y + 3, right, bottom: bottom - 3 })),
        );
        expect(boxes.length, `${name}, ${axis}`).toBeGreaterThan(2);
        for (const [k, one] of boxes.entries())
          for (const other of boxes.slice(k + 1))
            expect(
              one.x < other.right &&
                other.x < one.right &&
                one.y < other.bottom &&
                other.y < one.bottom,
              `${name}, ${axis}`,
            ).toBe(false);
      }
      expect(await heightOf(figure.locator('.recharts-cartesian-grid'))).toBeGreaterThan(55);
    }
  });
}

for (const [w, h] of [
  [1440, 900],
  [820, 1180],
  [390, 844],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`at ${w}×${h}, ${colorScheme}, nothing sticks out and axe finds nothing`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: w, height: h });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, LINK);
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await finished(page, 300);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]');
      const rules = colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe;
      const { violations } = await rules.analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`),
      ).toEqual([]);
    });
  }
}

async function paste(page: Page, text: string) {
  await page.getByLabel('Data', { exact: true }).selectOption('own');
  const dialog = page.getByRole('dialog', { name: 'Your own data' });
  const buffer = Buffer.from(text);
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer });
  return dialog;
}

test('a table of three classes is refused in its dialog; one of two is trained on, and comes along to the other tab', async ({
  page,
}) => {
  await open(page, 'model=directions&steps=100&learners=bp');
  await finished(page, 100);
  const dialog = await paste(page, 'a,b,kind\n1,2,x\n2,1,y\n3,3,z\n4,1,x\n');
  const train = dialog.getByRole('button', { name: 'Train on it' });
  await expect(dialog).toContainText('networks with one output tell two classes apart');
  await expect(train).toBeDisabled();
  await paste(page, 'a,b,kind\n1,2,x\n2,1,y\n3,3,x\n4,1,y\n');
  await expect(train).toBeEnabled();
  await train.click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel('Data', { exact: true })).toHaveValue('own');
  await expect(page).toHaveURL(/data=own/);
  await finished(page, 100);
  await expect(page.getByRole('figure', { name: 'Surface', exact: true })).toBeVisible();
  await tab(page, 'Train').click();
  await page.getByLabel('Data', { exact: true }).selectOption('own');
  await expect(page.locator('.DataControl_summary')).toContainText('mine.csv');
});

test('two equal samples of opposite classes are told', async ({ page }) => {
  await open(page, 'model=directions&steps=100&learners=bp');
  await finished(page, 100);
  const dialog = await paste(page, 'a,b,kind\n1,2,x\n2,1,y\n3,3,x\n2,1,x\n');
  await dialog.getByRole('button', { name: 'Train on it' }).click();
  await expect(page.locator('.Notices_notices')).toContainText(
    'Two samples have the same inputs and opposite classes: no network gets both right.',
  );
});
