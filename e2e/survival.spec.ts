/** What befalls a worker and its device: the run goes on and ends where an undisturbed one ends. */
import type { Page, Worker } from '@playwright/test';
import { expect, type Figures, figures, finished, measuredStep, open, test } from './support';

const LEARNERS = ['bp', 'fa', 'fa-lambda'] as const;

async function allFigures(page: Page): Promise<readonly Figures[]> {
  return Promise.all(LEARNERS.map((learner) => figures(page, learner)));
}

/** The final figures of an undisturbed run, on SIMD, which is quick and agrees with all backends. */
async function undisturbed(page: Page, fragment: string, steps: number) {
  await open(page, `${fragment}&backend=simd`);
  await finished(page, steps, 90_000);
  const expected = await allFigures(page);
  await page.goto('about:blank');
  return expected;
}

/** Opens the link, and waits until the run is so far that it has left a checkpoint. */
async function runTo(page: Page, fragment: string, step: number): Promise<Worker> {
  await open(page, fragment);
  await expect.poll(() => measuredStep(page), { timeout: 60_000 }).toBeGreaterThan(step);
  return page.workers()[0] ?? (await page.waitForEvent('worker'));
}

/** The run ended in its budget, with the same figures and one unbroken history. */
async function survived(page: Page, steps: number, expected: readonly Figures[]) {
  await finished(page, steps, 90_000);
  (await allFigures(page)).forEach((each, index) => {
    expect(Math.abs(each.alignment - expected[index].alignment)).toBeLessThan(0.01);
    expect(Math.abs(each.loss / expected[index].loss - 1)).toBeLessThan(5e-3);
  });
}

function notice(page: Page, text: string) {
  return page.getByRole('status').filter({ hasText: text });
}

/** Some seconds of software WebGL; the loss stays far above what float32 resolves. */
const ON_WEBGL = 'p=60&n=20&d=20&steps=2400&until=200&eta=0.0005';
const ON_SIMD = 'p=2000&n=50&d=150&steps=7000&until=1000&eta=0.00001';

test('a lost WebGL context: the run goes on from its checkpoint', async ({ page }) => {
  const expected = await undisturbed(page, ON_WEBGL, 2400);
  const worker = await runTo(page, `${ON_WEBGL}&backend=webgl`, 1000);
  await worker.evaluate(() => {
    // TensorFlow.js keeps its engine, and with it the context, on the worker's global object.
    const { _tfengine } = globalThis as unknown as {
      _tfengine: { backend: { gpgpu: { gl: WebGL2RenderingContext } } };
    };
    _tfengine.backend.gpgpu.gl.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect(notice(page, 'took the graphics device away')).toContainText('goes on from step');
  await survived(page, 2400, expected);
  await expect(page.locator('.chip')).toContainText('WebGL');
});

test('a readback that never returns: the device is given up and the run goes on', async ({
  page,
}) => {
  const expected = await undisturbed(page, ON_WEBGL, 2400);
  const worker = await runTo(page, `${ON_WEBGL}&backend=webgl`, 1000);
  await worker.evaluate(() => {
    WebGL2RenderingContext.prototype.clientWaitSync = () =>
      WebGL2RenderingContext.prototype.TIMEOUT_EXPIRED;
  });
  await expect(notice(page, 'The graphics device stopped answering')).toContainText(
    'goes on from step',
  );
  await survived(page, 2400, expected);
});

test('a worker that vanishes: its silence is noticed and the run goes on', async ({ page }) => {
  const expected = await undisturbed(page, ON_SIMD, 7000);
  const worker = await runTo(page, `${ON_SIMD}&backend=simd`, 3500);
  await worker.evaluate(() => self.close());
  await expect(notice(page, 'The training worker stopped answering')).toContainText(
    'goes on from step',
  );
  await survived(page, 7000, expected);
});

test('a worker that hangs is given up and the run goes on', async ({ page }) => {
  const expected = await undisturbed(page, ON_SIMD, 7000);
  const worker = await runTo(page, `${ON_SIMD}&backend=simd`, 3500);
  await worker.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await expect(notice(page, 'The training worker stopped answering')).toBeVisible();
  await survived(page, 7000, expected);
});

test('a fault in the SIMD kernel: the run goes on by plain code', async ({ page }) => {
  const fragment = 'p=400&steps=100000&until=20&eta=0.0001&backend=simd';
  const worker = await runTo(page, fragment, 20_000);
  await worker.evaluate(() => {
    const { sqrt } = Math;
    // Called before each step's errors are scaled; this stands for a trap in the module.
    Math.sqrt = (value) => {
      Math.sqrt = sqrt;
      throw new WebAssembly.RuntimeError(`memory access out of bounds at ${value}`);
    };
  });
  await expect(notice(page, 'memory access out of bounds')).toContainText('goes on from step');
  await expect(notice(page, 'SIMD failed during this run')).toContainText('Reference');
  await expect(page.locator('.chip')).toContainText('Reference');
  await expect(page.locator('.run-status')).toContainText(/\d\/s/);
});
