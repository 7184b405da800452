/** On paper every figure is as true as on the screen; where a system sets the colours, all that they say is still said. */
import type { Locator, Page } from '@playwright/test';
import { expect, finished, measuredStep, open, test } from './support';

const LINK = 'p=100&n=20&d=30&steps=400&lambda=5&until=300';

type Pixel = readonly [red: number, green: number, blue: number];

/** What is painted of an element, row by row. */
async function painted(page: Page, of: Locator): Promise<readonly (readonly Pixel[])[]> {
  const png = (await of.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!context) return [];
    context.drawImage(image, 0, 0);
    const all = context.getImageData(0, 0, image.width, image.height).data;
    return Array.from({ length: image.height }, (_, y) =>
      Array.from({ length: image.width }, (_, x): [number, number, number] => {
        const at = 4 * (y * image.width + x);
        return [all[at], all[at + 1], all[at + 2]];
      }),
    );
  }, png);
}

const apart = (one: Pixel, other: Pixel) =>
  Math.max(...one.map((each, channel) => Math.abs(each - other[channel])));

/** The slope, through the middle of the plot, of what is painted in colour. */
function slopeOfDots(rows: readonly (readonly Pixel[])[]): number {
  let [across, both] = [0, 0];
  for (const [row, pixels] of rows.entries()) {
    for (const [column, pixel] of pixels.entries()) {
      if (Math.max(...pixel) - Math.min(...pixel) < 60) continue;
      const [x, y] = [column - pixels.length / 2, rows.length / 2 - row];
      across += x * x;
      both += x * y;
    }
  }
  return both / across;
}

test.describe('on paper', () => {
  /** As when a browser prints: the page is laid out anew, and no observer hears of it. */
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const Observer = window.ResizeObserver;
      window.ResizeObserver = class extends Observer {
        constructor(tell: ResizeObserverCallback) {
          super((...news) => matchMedia('print').matches || tell(...news));
        }
      };
    });
  });

  test('the dots of the cloud lie along its line', async ({ page }) => {
    await open(page, LINK);
    await finished(page, 400);
    const plot = page.getByRole('figure', { name: 'Weights' }).locator('.plot_plot');
    await expect(plot.locator('.WeightsFigure_fit')).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 700, height: 1000 });
    const line = await plot.locator('.WeightsFigure_fit').boundingBox();
    const shown = slopeOfDots(await painted(page, plot));
    const slope = (line?.height ?? 0) / (line?.width ?? 1);
    expect(slope).toBeGreaterThan(0.05);
    expect(Math.abs(shown / slope - 1)).toBeLessThan(0.2);
  });

  test('cards stand one below the other, drawings within them, and nothing of the screen over them', async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, LINK);
    await finished(page, 400);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Loss: more' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: 700, height: 1000 });
    for (const gone of [
      '.bar',
      '.rail',
      '.guide',
      '.FigureMenu_menu',
      '.Toast_toast',
      '.FigureCard_tools',
      '.StepTooltip_tooltip',
    ])
      for (const it of await page.locator(gone).all()) await expect(it).toBeHidden();
    const boxes = await page
      .locator('.card_card')
      .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
    for (const [index, { left, right, top }] of boxes.entries()) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(700);
      expect(top).toBeGreaterThanOrEqual(boxes[index - 1]?.bottom ?? 0);
    }
    const outside = await page.locator('.plot_plot').evaluateAll((plots) =>
      plots.flatMap((plot) => {
        const around = plot.getBoundingClientRect();
        return [...plot.querySelectorAll('svg text, svg path, canvas')]
          .filter((it) => {
            const { left, right, top, bottom } = it.getBoundingClientRect();
            return (
              left < around.left - 2 ||
              right > around.right + 2 ||
              top < around.top - 2 ||
              bottom > around.bottom + 2
            );
          })
          .map((it) => it.outerHTML.slice(0, 80));
      }),
    );
    expect(outside).toEqual([]);
  });

  test('what was run is said, in dark ink, with its link', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, LINK);
    await finished(page, 400);
    const head = page.locator('.PaperHead_head');
    await expect(head).toBeHidden();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(head).toBeVisible();
    await expect(head).toContainText('p = 100');
    await expect(head).toContainText('Step 400 of 400');
    await expect(head).toContainText(/http.*#p=100/);
    expect(await head.evaluate((it) => getComputedStyle(it).color)).toBe('rgb(29, 31, 35)');
  });
});

test.describe('in forced colours', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  /** Halfway through a run, so that there is a part of everything. */
  async function forced(page: Page): Promise<void> {
    await open(page, 'p=100&n=20&d=30&steps=100000&speed=full');
    await expect.poll(() => measuredStep(page)).toBeGreaterThan(1000);
    await page.keyboard.press('Space');
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  }

  const style = (it: Locator, name: string) =>
    it.evaluate((element, key) => getComputedStyle(element).getPropertyValue(key), name);

  test('what is pressed differs from what is not', async ({ page }) => {
    await forced(page);
    for (const figure of ['Alignment', 'Weights', 'Network']) {
      const tools = page.getByRole('figure', { name: figure }).locator('fieldset');
      const pressed = tools.locator('[aria-pressed="true"]');
      const not = tools.locator('[aria-pressed="false"]').first();
      expect(await style(pressed, 'background-color')).not.toBe(
        await style(not, 'background-color'),
      );
      expect(await style(pressed, 'color')).not.toBe(await style(pressed, 'background-color'));
    }
  });

  test('sliders and progress show their two parts', async ({ page }) => {
    await forced(page);
    const slider = await painted(page, page.getByRole('slider', { name: 'Regularization λ' }));
    // A pixel inside the track at each end, and one of what is around it.
    const middle = slider[Math.floor(slider.length / 2)];
    const [done, rest, around] = [middle[12], middle[middle.length - 6], slider[0][12]];
    expect(apart(done, rest)).toBeGreaterThan(60);
    expect(apart(done, around)).toBeGreaterThan(60);
    expect(apart(rest, around)).toBeGreaterThan(60);
    await page.evaluate(() => {
      const progress = document.querySelector('progress');
      if (progress) progress.value = progress.max / 2;
    });
    const bar = await painted(page, page.locator('progress'));
    const line = bar[Math.floor(bar.length / 2)];
    expect(apart(line[10], line[line.length - 10])).toBeGreaterThan(60);
  });

  test('dots, swatches and lines are there, and tell the learners apart', async ({ page }) => {
    await forced(page);
    const ground = await style(page.locator('.FigureCard_chart').first(), 'background-color');
    for (const dot of await page.locator('.LearnerSwitch_dot').all()) {
      const button = dot.locator('xpath=..');
      expect(await style(dot, 'background-color')).not.toBe(
        await style(button, 'background-color'),
      );
    }
    for (const it of ['[data-last-point]', '.Swatch_swatch line', '.recharts-line-curve']) {
      for (const mark of await page.locator(it).all()) {
        const name = it === '[data-last-point]' ? 'fill' : 'stroke';
        expect(await style(mark, name)).not.toBe(ground);
      }
    }
    const dashes = await page
      .getByRole('figure', { name: 'Loss' })
      .locator('.recharts-line-curve')
      .evaluateAll((all) => all.map((it) => getComputedStyle(it).strokeDasharray));
    expect(new Set(dashes).size).toBe(dashes.length);
    // The cloud was painted in other colours before.
    const cloud = page.getByRole('figure', { name: 'Weights' }).locator('canvas');
    await expect
      .poll(() =>
        cloud.evaluate((it) => {
          const canvas = it as HTMLCanvasElement; // as it is named
          const { data } = canvas
            .getContext('2d')
            ?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
          const at = [...data].findIndex((value, index) => index % 4 === 3 && value > 100);
          return `rgb(${data[at - 3]}, ${data[at - 2]}, ${data[at - 1]})`;
        }),
      )
      .toBe(await style(cloud, 'color'));
  });

  test('the focus has a ring, a disabled button the system’s grey', async ({ page }) => {
    await open(page, LINK);
    await finished(page, 400);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus-visible');
    expect(await style(focused, 'outline-style')).toBe('solid');
    expect(Number.parseFloat(await style(focused, 'outline-width'))).toBeGreaterThanOrEqual(2);
    const step = page.getByRole('button', { name: 'Step', exact: true });
    await expect(step).toBeDisabled();
    expect(await style(step, 'opacity')).toBe('1');
    expect(await style(step, 'color')).not.toBe(
      await style(page.getByRole('button', { name: 'Reset' }), 'color'),
    );
  });
});
