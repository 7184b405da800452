/** What a person does with the views: zoom, read values, hide learners, pin runs, present, save. */
import type { Page } from '@playwright/test';
import { expect, finished, open, test } from './support';

const lines = (page: Page, name: string) =>
  page.getByRole('figure', { name }).locator('.recharts-line-curve');

/** The labels of a chart's step axis, as numbers. */
const steps = (page: Page, name: string) =>
  page
    .getByRole('figure', { name })
    .locator('.recharts-xAxis-tick-labels text')
    .allTextContents()
    .then((labels) => labels.map((label) => Number(label.replaceAll('\u202f', ''))));

async function choose(page: Page, figure: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: `${figure}: more` }).click();
  await page.getByRole('menu').getByText(choice, { exact: true }).click();
}

/** Moves across the plot of a chart, from one share of its width to another. */
async function drag(page: Page, name: string, from: number, to: number): Promise<void> {
  const box = await page
    .getByRole('figure', { name })
    .locator('.ZoomGesture_gesture rect')
    .last()
    .boundingBox();
  if (!box) throw new Error('The chart has no plot.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + from * box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + to * box.width, y, { steps: 5 });
  await page.mouse.up();
}

test.describe('zoom', () => {
  test('a drag zooms every chart over steps to the same steps, a double click brings all back', async ({
    page,
  }) => {
    await open(page, 'p=50&steps=400');
    await finished(page, 400);
    await drag(page, 'Loss', 0.25, 0.5);
    for (const name of ['Loss', 'Alignment']) {
      await expect
        .poll(async () => Math.max(...(await steps(page, name))))
        .toBeLessThanOrEqual(200);
      expect(Math.min(...(await steps(page, name)))).toBeGreaterThanOrEqual(100);
    }
    await page
      .getByRole('figure', { name: 'Alignment' })
      .locator('.ZoomGesture_gesture rect')
      .dblclick();
    await expect.poll(async () => Math.max(...(await steps(page, 'Loss')))).toBe(400);
  });

  test('zoomed in, more of the measurements are drawn', async ({ page }) => {
    await open(page, 'p=20&n=6&d=4&lambda=0&steps=100000');
    await finished(page, 100_000);
    const points = async () =>
      (await lines(page, 'Alignment').first().getAttribute('d'))?.match(/[\d.]+,[\d.]+/g)?.length ??
      0;
    await expect.poll(points).toBeGreaterThan(50);
    await drag(page, 'Alignment', 0.1, 0.16);
    await expect.poll(async () => Math.max(...(await steps(page, 'Loss')))).toBeLessThan(30_000);
    // 6000 steps, measured every 50.
    await expect.poll(points).toBeGreaterThan(115);
  });

  test('the keys + − 0 and the menu zoom too', async ({ page }) => {
    await open(page, 'p=50&steps=400');
    await finished(page, 400);
    await page.getByRole('figure', { name: 'Loss' }).getByRole('application').focus();
    await page.keyboard.press('+');
    await expect.poll(async () => Math.max(...(await steps(page, 'Loss')))).toBe(300);
    await page.keyboard.press('-');
    await expect.poll(async () => Math.max(...(await steps(page, 'Loss')))).toBe(400);
    await choose(page, 'Alignment', 'Zoom in');
    await expect.poll(async () => Math.max(...(await steps(page, 'Loss')))).toBe(300);
    await page.getByRole('figure', { name: 'Loss' }).getByRole('application').focus();
    await page.keyboard.press('0');
    await expect.poll(async () => Math.max(...(await steps(page, 'Loss')))).toBe(400);
  });
});

test('both scales of a chart can be changed, and no zero or gap blanks it', async ({ page }) => {
  await open(page, 'p=50&steps=400');
  await finished(page, 400);
  const loss = page.getByRole('figure', { name: 'Loss' });
  await expect(loss.getByText('10⁻²')).toBeVisible();
  await loss.getByRole('button', { name: 'log', exact: true }).click();
  await expect(loss.getByText('10⁻²')).toBeHidden();
  await expect(lines(page, 'Loss')).toHaveCount(3);
  await choose(page, 'Alignment', 'Logarithmic values');
  await choose(page, 'Loss', 'Logarithmic steps');
  await expect.poll(() => steps(page, 'Loss')).toEqual([1, 10, 100]);
  // The gradient's angle is 0 for BP, which no log scale has a place for.
  await page
    .getByRole('figure', { name: 'Alignment' })
    .getByRole('button', { name: 'gradient' })
    .click();
  await expect
    .poll(async () => (await lines(page, 'Alignment').nth(1).getAttribute('d'))?.length ?? 0)
    .toBeGreaterThan(200);
});

test('hovering one chart shows the step and every value in all of them', async ({ page }) => {
  await open(page, 'p=50&steps=400');
  await finished(page, 400);
  const box = await page.getByRole('figure', { name: 'Loss' }).locator('.plot_plot').boundingBox();
  if (!box) throw new Error('The chart has no plot.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const tooltips = page.locator('.StepTooltip_tooltip');
  await expect(tooltips).toHaveCount(2);
  const words = await tooltips.allTextContents();
  const [step] = words[0].match(/step \d+/) ?? [];
  expect(words[1]).toContain(step);
  for (const text of words) for (const name of ['BP', 'FA', 'FA+λ']) expect(text).toContain(name);
});

test('a learner’s lines can be hidden and shown again, and it trains all the same', async ({
  page,
}) => {
  await open(page, 'p=50&steps=400');
  await finished(page, 400);
  const run = await page.locator('.Readout_readout table').getAttribute('data-run');
  const legend = page
    .getByRole('region', { name: 'Readout' })
    .getByRole('button', { name: 'Feedback alignment' });
  await legend.click();
  await expect(legend).toHaveAttribute('aria-pressed', 'false');
  for (const name of ['Loss', 'Alignment']) await expect(lines(page, name)).toHaveCount(2);
  await expect(page.locator('.Readout_readout tbody tr')).toHaveCount(3);
  await legend.click();
  for (const name of ['Loss', 'Alignment']) await expect(lines(page, name)).toHaveCount(3);
  expect(await page.locator('.Readout_readout table').getAttribute('data-run')).toBe(run);
});

test('pinned runs stay in sight, labelled by what differs, four at most', async ({ page }) => {
  await open(page, 'p=50&steps=100');
  await finished(page, 100);
  const pin = page.getByRole('button', { name: 'Pin run' });
  const pins = page.getByRole('list', { name: 'Pinned runs' });
  await pin.click();
  await expect(pins).toContainText('same settings');
  const field = page.getByRole('textbox', { name: 'Width p, exact value' });
  for (const width of [60, 70, 80]) {
    await field.fill(String(width));
    await field.press('Enter');
    await expect(pins).toContainText('p = 50');
    await finished(page, 100);
    await pin.click();
  }
  await field.fill('90');
  await field.press('Enter');
  await finished(page, 100);
  await expect(pins.getByRole('listitem')).toHaveText(['1p = 50', '2p = 60', '3p = 70', '4p = 80']);
  await expect(pin).toBeDisabled();
  await expect(pin).toHaveAttribute('title', /pinned already/);
  const drawn = page
    .getByRole('figure', { name: 'Loss' })
    .locator('.ExtraLines_pinned path[data-pin]');
  await expect(drawn).toHaveCount(12);
  await pins.getByRole('button', { name: 'Let go of pinned run 2' }).click();
  await expect(drawn).toHaveCount(9);
  await expect(pin).toBeEnabled();
});

test('a figure’s numbers stand in a table, the drawing comes back', async ({ page }) => {
  await open(page, 'p=50&steps=100');
  await finished(page, 100);
  for (const [name, columns] of [
    ['Loss', ['step', 'BP', 'FA', 'FA+λ']],
    ['Weights', ['entry', 'b', 'β']],
    ['Network', ['unit', 'b', 'β']],
  ] as const) {
    await choose(page, name, 'View as table');
    const table = page.getByRole('region', { name: `${name} as a table` });
    await expect(table.getByRole('columnheader')).toHaveText([...columns]);
    await choose(page, name, 'View as table');
    await expect(table).toBeHidden();
  }
});

test('a figure is saved as CSV, SVG and PNG', async ({ page }) => {
  await open(page, 'p=50&steps=100');
  await finished(page, 100);
  const saved = async (figure: string, choice: string) => {
    const download = page.waitForEvent('download');
    await choose(page, figure, choice);
    const file = await download;
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
  };
  const csv = await saved('Loss', 'Save as CSV');
  expect(csv.name).toBe('alignment-lab-loss.csv');
  const rows = csv.bytes.toString().split(/\r?\n/);
  expect(rows[0]).toBe('\uFEFFstep,BP,FA,FA+λ');
  expect(rows).toHaveLength(102);
  for (const figure of ['Alignment', 'Weights', 'Network']) {
    const svg = await saved(figure, 'Save as SVG');
    const text = svg.bytes.toString();
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(text).not.toContain('var(--');
    if (figure === 'Weights') expect(text).toContain('<image');
    const png = await saved(figure, 'Save as PNG');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.length).toBeGreaterThan(3000);
  }
});

test('the cloud shows the learner that is chosen, and tilts as its angle says', async ({
  page,
}) => {
  await open(page, 'p=300&steps=600&until=300');
  await finished(page, 600);
  const weights = page.getByRole('figure', { name: 'Weights' });
  const angle = async (id: string) =>
    Number(
      await page.locator(`tr[data-learner="${id}"] data`).nth(2).getAttribute('value'),
    ).toFixed(1);
  await expect(weights.locator('.WeightsFigure_angle')).toHaveText(`${await angle('fa-lambda')}°`);
  await weights.getByRole('button', { name: 'BP' }).click();
  await expect(weights.locator('.WeightsFigure_angle')).toHaveText(`${await angle('bp')}°`);
  const network = page.getByRole('figure', { name: 'Network' });
  await expect(network.getByText('Backpropagation: error via β')).toBeVisible();
  await expect(network.getByText('16 of 300', { exact: true })).toBeVisible();
});

test('present mode fills the screen, with text of at least 20 px, and gives all back', async ({
  page,
}) => {
  await open(page, 'p=50&steps=100');
  await finished(page, 100);
  const width = async () =>
    (await page.getByRole('figure', { name: 'Loss' }).boundingBox())?.width ?? 0;
  const before = await width();
  await page.getByRole('button', { name: 'Present' }).click();
  await expect.poll(width).toBeGreaterThan(1.3 * before);
  await expect(page.getByRole('slider', { name: 'Width p' })).toBeHidden();
  const small = () =>
    page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!element || !node.textContent?.trim()) continue;
        const { width: wide, height } = element.getBoundingClientRect();
        // What is not drawn, or only for those who hear it.
        if (wide <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true }))
          continue;
        if (
          element.closest('.DiagramFigure_symbol, .control_symbol, sub, #recharts_measurement_span')
        )
          continue;
        const box = element.closest('svg')?.viewBox.baseVal;
        const scale = box?.height
          ? Math.min(
              (element.closest('svg')?.clientHeight ?? 0) / box.height,
              (element.closest('svg')?.clientWidth ?? 0) / box.width,
            )
          : 1;
        const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
        if (size < 19.5) found.push(`${node.textContent} ${size}`);
      }
      return found;
    });
  await expect.poll(small).toEqual([]);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('slider', { name: 'Width p' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(width).toBe(before);
});

test('who leaves the full screen by the browser leaves present mode', async ({ page }) => {
  await open(page, 'p=20&n=6&d=4&steps=20');
  await finished(page, 20);
  await page.getByRole('button', { name: 'Present' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect(page.locator('.page')).toHaveAttribute('data-present', 'false');
});
