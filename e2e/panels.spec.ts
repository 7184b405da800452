/** Where a run ends, halts or changes, every panel shows the last step, and says it. */
import type { Page } from '@playwright/test';
import { expect, measuredStep, open, test } from './support';

/** The step that each part of the page says it shows. */
function stepsShown(page: Page): Promise<Record<string, number>> {
  return page.evaluate(shown);
}

/** In the page. */
function shown(): Record<string, number> {
  const steps: Record<string, number> = {};
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>('[data-step]')) {
    const part = element.closest('[aria-label]:is(figure, section)')?.getAttribute('aria-label');
    const place = element.tagName === 'TH' ? `, ${element.textContent}` : '';
    steps[`${part}${place}`] = Number(element.dataset.step);
  }
  return steps;
}

/** Notes, in the very moment in which the page says that the run is over, what its parts show. */
async function noteTheEnd(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ends = ['done', 'at target', 'plateau', 'diverged'];
    new MutationObserver(() => {
      if ('steps' in window) return;
      if (!ends.includes(document.querySelector('.RunBar_status')?.textContent ?? '')) return;
      const steps = [...document.querySelectorAll<HTMLElement | SVGElement>('[data-step]')].map(
        ({ dataset }) => Number(dataset.step),
      );
      const reach = [...document.querySelectorAll('.StepPlot_lines')].map((chart) => {
        const line = chart.querySelector('.recharts-line-curve')?.getAttribute('d') ?? '';
        const grid = chart.querySelector('.recharts-cartesian-grid-horizontal line');
        return [Number(line.match(/([\d.]+),[\d.]+$/)?.[1]), Number(grid?.getAttribute('x2'))];
      });
      Object.assign(window, { steps, reach });
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

const noted = (page: Page) =>
  page.evaluate(() => {
    const { steps, reach } = window as unknown as { steps: number[]; reach: number[][] };
    return { steps, reach };
  });

const DIGITS = 'data=digits14&n=100&p=30&activation=tanh&learners=fa,fa-lambda';

const ENDS = [
  ['done', 'p=50&steps=100'],
  ['at target', 'p=200&steps=5000&until=300&target=1e-4'],
  [
    'plateau',
    'p=200&n=6&d=4&activation=tanh&lambda=0.3&until=never&learners=fa-lambda&steps=20000&plateau=300',
  ],
  ['diverged', 'p=50&steps=400&eta=0.05'],
  ['done', `${DIGITS}&steps=100`],
  ['at target', `${DIGITS}&steps=3000&target=0.5`],
] as const;

for (const [end, fragment] of ENDS) {
  for (const view of ['diagram', 'drift', 'kernel']) {
    test(`“${end}” is said of ${fragment} when each panel, with the ${view}, is there`, async ({
      page,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await noteTheEnd(page);
      await open(page, fragment);
      await page.getByRole('button', { name: view, exact: true }).click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(page.locator('.RunBar_status')).toHaveText(end, { timeout: 40_000 });
      const step = await measuredStep(page);
      expect(step).toBeGreaterThan(0);
      const { steps } = await noted(page);
      expect(steps.length).toBeGreaterThanOrEqual(fragment.startsWith('data') ? 9 : 6);
      expect(new Set(steps)).toEqual(new Set([step]));
    });
  }
}

test('on a large screen too, the curves are at their end when the run is said to be done', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await noteTheEnd(page);
  await open(page, 'p=100&steps=2000');
  await expect(page.locator('.RunBar_status')).toHaveText('done');
  const { steps, reach } = await noted(page);
  expect(new Set(steps)).toEqual(new Set([2000]));
  expect(reach).toHaveLength(2);
  for (const [end, edge] of reach) expect(Math.abs(end - edge)).toBeLessThan(1);
});

test('too much alignment ends with the gauge above 1 and the cloud at the angle of the readout', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('P10');
  await expect(page.locator('.RunBar_status')).toHaveText('diverged');
  const cells = page.locator('tr[data-learner="fa-lambda"] td');
  expect(Number(await cells.nth(7).textContent())).toBeGreaterThan(1);
  const step = await measuredStep(page);
  expect(Object.values(await stepsShown(page))).toEqual(expect.arrayContaining([step]));
  const weights = page.getByRole('figure', { name: 'Weights' });
  await expect(weights.locator('text', { hasText: /^step/ })).toHaveText(/^step 1\D?\d{3}$/);
  const angle = (await cells.nth(2).textContent()) ?? '';
  await expect(weights.locator('.WeightsFigure_angle')).toHaveText(angle);
});

for (const [what, fragment] of [
  ['a pause', 'p=100&steps=100000&until=never'],
  ['a pause of a run on digits', `${DIGITS}&steps=20000`],
] as const) {
  test(`${what} brings every panel to where the run stands`, async ({ page }) => {
    await open(page, fragment);
    await expect.poll(() => measuredStep(page)).toBeGreaterThan(100);
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(async () => new Set(Object.values(await stepsShown(page))).size).toBe(1);
    const before = await measuredStep(page);
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect
      .poll(async () => [...new Set(Object.values(await stepsShown(page)))])
      .toEqual([before + 1]);
  });
}

test('a live change shows in every panel at once, in the gauge with the η now in force', async ({
  page,
}) => {
  await open(page, 'p=100&steps=100000&until=never&eta=0.0005&speed=30');
  const gauge = () => page.locator('tr[data-learner="bp"] td').nth(7).locator('data');
  const value = async () => Number(await gauge().getAttribute('value'));
  await page.getByRole('checkbox', { name: /Change λ, T, η live/ }).check();
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(5);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(async () => new Set(Object.values(await stepsShown(page))).size).toBe(1);
  const step = await measuredStep(page);
  const before = await value();
  const eta = page.getByRole('textbox', { name: 'Learning rate η, exact value' });
  await eta.fill('0.00025');
  await eta.press('Enter');
  await expect.poll(async () => (await value()) / before).toBeCloseTo(0.5, 2);
  expect(await measuredStep(page)).toBe(step);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => measuredStep(page)).toBeGreaterThan(step + 3);
  await eta.fill('0.00005');
  await eta.press('Enter');
  await expect.poll(async () => (await value()) / before).toBeLessThan(0.12);
  await expect
    .poll(async () => Math.min(...Object.values(await stepsShown(page))))
    .toBeGreaterThan(step);
});
