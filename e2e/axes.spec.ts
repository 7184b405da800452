/** The axes of the charts follow the data; what a chart reads out, it reads out truly. */
import type { Locator, Page } from '@playwright/test';
import { expect, finished, open, test } from './support';

const chart = (page: Page, name: string) => page.getByRole('figure', { name });
const labels = (page: Page, name: string) =>
  chart(page, name).locator('.recharts-yAxis-tick-labels text').allTextContents();

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not drawn.');
  return box;
}

const plotOf = (page: Page, name: string) =>
  boxOf(chart(page, name).locator('.ZoomGesture_gesture > rect').last());

/** The share of the plot's height over which the run's lines run, and how many of them end within it. */
async function filled(page: Page, name: string) {
  return chart(page, name).evaluate((figure) => {
    const box = (element: Element) => element.getBoundingClientRect();
    const lines = [...figure.querySelectorAll('.recharts-line-curve')].map(box);
    const plot = [...figure.querySelectorAll('.ZoomGesture_gesture > rect')].map(box).at(-1);
    const top = Math.min(...lines.map((line) => line.top));
    const bottom = Math.max(...lines.map((line) => line.bottom));
    return {
      share: plot && lines.length > 0 ? (bottom - top) / plot.height : 0,
      ends: figure.querySelectorAll('[data-last-point]').length,
      lines: lines.length,
    };
  });
}

async function hover(page: Page, name: string, x: number, y = 0.5) {
  const plot = await plotOf(page, name);
  await page.mouse.move(plot.x + x * plot.width, plot.y + y * plot.height);
}

async function zoom(page: Page, name: string, from: number, to: number) {
  await hover(page, name, from);
  await page.mouse.down();
  await hover(page, name, (from + to) / 2);
  await hover(page, name, to);
}

for (const [what, fragment, steps] of [
  ['float32', 'p=100&steps=1500', 1500],
  ['float64', 'p=100&steps=3000&precision=float64', 3000],
  ['flat data', 'data=random&n=60&d=10&p=50&steps=200&eta=1e-4', 200],
  ['an early end', 'p=400&target=0.01&activation=linear', -1],
] as const) {
  test(`${what}: the loss fills two fifths of its chart at least, each line ends within it`, async ({
    page,
  }) => {
    await open(page, fragment);
    if (steps > 0) await finished(page, steps);
    else await expect(page.locator('.RunBar_status')).toHaveText('at target');
    await expect.poll(async () => (await filled(page, 'Loss')).share).toBeGreaterThan(0.39);
    const { ends, lines } = await filled(page, 'Loss');
    expect(ends).toBe(lines);
    const ticks = await labels(page, 'Loss');
    expect(ticks.length).toBeGreaterThanOrEqual(3);
    expect(new Set(ticks).size).toBe(ticks.length);
  });
}

test('degrees keep their sign when zoomed and on a log scale', async ({ page }) => {
  await open(page, 'p=50&steps=400');
  await finished(page, 400);
  const all = async () => (await labels(page, 'Alignment')).every((label) => label.endsWith('°'));
  expect(await all()).toBe(true);
  const before = await labels(page, 'Alignment');
  await zoom(page, 'Alignment', 0.5, 0.9);
  await page.mouse.up();
  await expect.poll(() => labels(page, 'Alignment')).not.toEqual(before);
  expect(await all()).toBe(true);
  await page.getByRole('button', { name: 'Alignment: more' }).click();
  await page.getByRole('menu').getByText('Logarithmic values', { exact: true }).click();
  await expect.poll(async () => (await labels(page, 'Alignment')).length).toBeGreaterThan(2);
  expect(await all()).toBe(true);
});

test('a drag shows the steps it is about to zoom to, in every chart, and no reading', async ({
  page,
}) => {
  await open(page, 'p=50&steps=400');
  await finished(page, 400);
  await hover(page, 'Loss', 0.3);
  await expect(page.locator('.StepTooltip_tooltip')).toHaveCount(2);
  await zoom(page, 'Loss', 0.25, 0.5);
  await expect(page.locator('.ZoomGesture_steps')).toHaveText(['100 – 200', '100 – 200']);
  await expect(page.locator('.StepTooltip_tooltip')).toHaveCount(0);
  await page.mouse.up();
  await expect(page.locator('.ZoomGesture_steps')).toHaveCount(0);
});

test('a zoom with nothing in it says so, and how to get back', async ({ page }) => {
  await open(page, 'p=50&steps=400');
  await finished(page, 400);
  await zoom(page, 'Loss', 0.5, 0.9);
  await page.mouse.up();
  await page.getByRole('button', { name: 'Reset' }).click();
  const nothing = 'No measurement between steps 200 and 360 yet.';
  for (const name of ['Loss', 'Alignment']) {
    await expect(chart(page, name).getByText(nothing)).toBeVisible();
  }
  await chart(page, 'Alignment').getByRole('button', { name: 'All steps' }).click();
  await expect(page.getByText(nothing)).toHaveCount(0);
});

test('with every line hidden a chart says so', async ({ page }) => {
  await open(page, 'p=20&steps=30&learners=fa');
  await finished(page, 30);
  await page
    .getByRole('region', { name: 'Readout' })
    .getByRole('button', { name: 'Feedback alignment' })
    .click();
  await expect(chart(page, 'Loss').getByText('Every line is hidden')).toBeVisible();
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
  [320, 640],
] as const) {
  test(`at ${width} × ${height} no tooltip covers the line that it reads, wherever the pointer is`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, 'p=50&steps=400&learners=bp,fa,fa-lambda,bp-lambda');
    await finished(page, 400);
    await chart(page, 'Loss').scrollIntoViewIfNeeded();
    for (const x of [0.01, 0.2, 0.4, 0.5, 0.6, 0.8, 0.99]) {
      for (const y of [0.05, 0.95]) {
        await hover(page, 'Loss', x, y);
        const figures = page
          .getByRole('figure')
          .filter({ has: page.locator('.StepTooltip_tooltip') });
        await expect(figures).toHaveCount(2);
        const steps = await page.locator('.StepTooltip_tooltip b').allTextContents();
        expect(new Set(steps).size).toBe(1);
        for (const figure of await figures.all()) {
          const tip = await boxOf(figure.locator('.StepTooltip_tooltip'));
          const line = await boxOf(figure.locator('.HoveredStep_step line'));
          const beside = line.x < tip.x - 4 || line.x + line.width > tip.x + tip.width + 4;
          const off = tip.y + tip.height <= line.y || tip.y >= line.y + line.height;
          expect(beside || off).toBe(true);
        }
      }
    }
  });
}

test('the arrow keys read a chart step by step, in all charts', async ({ page }) => {
  await open(page, 'p=50&steps=400');
  await finished(page, 400);
  await chart(page, 'Loss').getByRole('application').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.StepTooltip_tooltip b')).toHaveText(['step 400', 'step 400']);
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.StepTooltip_tooltip b').first()).not.toHaveText('step 400');
  await page.keyboard.press('Escape');
  await expect(page.locator('.StepTooltip_tooltip')).toHaveCount(0);
});

test('the cloud stands on one scale for one step, whichever frames were drawn before it', async ({
  page,
}) => {
  const ticks = () => page.locator('[data-ticks] text').allTextContents();
  const fragment = 'p=300&steps=600&until=300';
  await open(page, fragment);
  await finished(page, 600);
  const name = chart(page, 'Weights').getByRole('img');
  await expect(name).toHaveAttribute('aria-label', /angle/);
  const angle = await page
    .locator('tr[data-learner="fa-lambda"] data')
    .nth(2)
    .getAttribute('value');
  const end = `${Number(angle).toFixed(1)}°`;
  await expect(chart(page, 'Weights').locator('.WeightsFigure_angle')).toHaveText(end);
  const live = await ticks();
  // Another learner in between, whose β is larger, and back.
  await chart(page, 'Weights').getByRole('button', { name: 'BP' }).click();
  await expect(chart(page, 'Weights').locator('.WeightsFigure_angle')).not.toHaveText(end);
  expect(await ticks()).not.toEqual(live);
  await chart(page, 'Weights').getByRole('button', { name: 'FA+λ' }).click();
  await expect(chart(page, 'Weights').locator('.WeightsFigure_angle')).toHaveText(end);
  expect(await ticks()).toEqual(live);
});

test('a prediction outside its range is off at first, and marked when it is asked for', async ({
  page,
}) => {
  await open(page, 'p=50&steps=400');
  await finished(page, 400);
  const theory = chart(page, 'Loss').getByRole('button', { name: 'theory' });
  await expect(theory).toHaveAttribute('aria-pressed', 'false');
  await expect(theory).toHaveAttribute('title', /outside that range/);
  await expect(page.locator('.ExtraLines_foretold')).toHaveCount(0);
  await theory.click();
  await expect(chart(page, 'Loss').locator('.ExtraLines_foretold[stroke-dasharray]')).toHaveCount(
    1,
  );
  await expect(chart(page, 'Loss').getByText('dashed: theory outside its range')).toBeVisible();
});
