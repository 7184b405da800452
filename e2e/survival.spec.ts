/** What befalls a worker and its device: the run goes on and ends where an undisturbed one ends. */
import type { Page, Worker } from '@playwright/test';
import {
  expect,
  type Figures,
  figures,
  finished,
  measuredStep,
  notice,
  open,
  test,
} from './support';

// Software WebGL takes its time, most of all on a busy machine.
test.describe.configure({ timeout: 360_000 });

const LEARNERS = ['bp', 'fa', 'fa-lambda'] as const;

async function allFigures(page: Page): Promise<readonly Figures[]> {
  return Promise.all(LEARNERS.map((learner) => figures(page, learner)));
}

/** The final figures of an undisturbed run of the link. */
async function undisturbed(page: Page, fragment: string, steps: number) {
  await open(page, fragment);
  await finished(page, steps, 150_000);
  const expected = await allFigures(page);
  await page.goto('about:blank');
  return expected;
}

/** Opens the link, and waits until the run is so far that it has left a checkpoint. */
async function runTo(page: Page, fragment: string, step: number): Promise<Worker> {
  await open(page, fragment);
  await expect.poll(() => measuredStep(page), { timeout: 120_000 }).toBeGreaterThan(step);
  return page.workers()[0] ?? (await page.waitForEvent('worker'));
}

/** The run ended in its budget, with the same figures to the last bit. */
async function survived(page: Page, steps: number, expected: readonly Figures[]) {
  await finished(page, steps, 150_000);
  expect(await allFigures(page)).toEqual(expected);
}

function loseContext(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    // TensorFlow.js keeps its engine, and with it the context, on the worker's global object.
    const { _tfengine } = globalThis as unknown as {
      _tfengine: { backend: { gpgpu: { gl: WebGL2RenderingContext } } };
    };
    _tfengine.backend.gpgpu.gl.getExtension('WEBGL_lose_context')?.loseContext();
  });
}

/**
 * Some seconds on any device, held to a speed: long enough for a checkpoint at half way. (On a busy machine WebGL in
 * software is a hundred times slower than on an idle one.)
 */
const ON_WEBGL = 'p=60&n=20&d=20&steps=400&until=100&eta=0.0005&backend=webgl&speed=100';
const ON_SIMD = 'p=2000&n=50&d=150&steps=7000&until=1000&eta=0.00001&backend=simd';

test('a lost WebGL context: the run goes on from its checkpoint', async ({ page }) => {
  const expected = await undisturbed(page, ON_WEBGL, 400);
  const worker = await runTo(page, ON_WEBGL, 200);
  await loseContext(worker);
  await expect(notice(page, 'took the graphics device away')).toContainText('goes on from step');
  await survived(page, 400, expected);
  await expect(page.locator('.RunBar_chip')).toContainText('WebGL');
});

test('a readback that never returns: the device is given up and the run goes on', async ({
  page,
}) => {
  const expected = await undisturbed(page, ON_WEBGL, 400);
  const worker = await runTo(page, ON_WEBGL, 200);
  await worker.evaluate(() => {
    WebGL2RenderingContext.prototype.clientWaitSync = () =>
      WebGL2RenderingContext.prototype.TIMEOUT_EXPIRED;
  });
  await expect(notice(page, 'The graphics device stopped answering')).toContainText(
    'goes on from step',
  );
  await survived(page, 400, expected);
});

test('a worker that vanishes: its silence is noticed and the run goes on', async ({ page }) => {
  const expected = await undisturbed(page, ON_SIMD, 7000);
  const worker = await runTo(page, ON_SIMD, 3500);
  await worker.evaluate(() => self.close());
  await expect(notice(page, 'The training worker stopped answering')).toContainText(
    'goes on from step',
  );
  await survived(page, 7000, expected);
});

test('a worker that hangs is given up and the run goes on', async ({ page }) => {
  const expected = await undisturbed(page, ON_SIMD, 7000);
  const worker = await runTo(page, ON_SIMD, 3500);
  await worker.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await expect(notice(page, 'The training worker stopped answering')).toBeVisible();
  await survived(page, 7000, expected);
});

/** The next square root traps, as a fault in the module would: one is taken before each step's errors are scaled. */
function trap(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    const { sqrt } = Math;
    Math.sqrt = (value) => {
      Math.sqrt = sqrt;
      throw new WebAssembly.RuntimeError(`memory access out of bounds at ${value}`);
    };
  });
}

test('a fault in the SIMD kernel: the run is held, and another try ends where it would have', async ({
  page,
}) => {
  const expected = await undisturbed(page, ON_SIMD, 7000);
  await trap(await runTo(page, ON_SIMD, 3500));
  const question = notice(page, 'memory access out of bounds');
  await expect(question).toContainText('The run is held at step');
  await expect(question.getByRole('button', { name: 'Keep waiting' })).toBeHidden();
  await question.getByRole('button', { name: 'Try again' }).click();
  await expect(notice(page, 'memory access out of bounds')).toContainText('goes on from step');
  await survived(page, 7000, expected);
  await expect(page.locator('.RunBar_chip')).toContainText('SIMD');
});

test('a fault in the SIMD kernel: plain code goes on with the run only where that is chosen', async ({
  page,
}) => {
  await trap(await runTo(page, 'p=400&steps=100000&until=20&eta=0.0001&backend=simd', 20_000));
  const question = notice(page, 'memory access out of bounds');
  await expect(question).toContainText('Reference in float64, no longer float32');
  await expect(question).toContainText('many times slower');
  await expect(page.locator('.RunBar_chip')).toContainText('SIMD');
  await expect(page.locator('.RunBar_status')).toContainText('held');
  await question.getByRole('button', { name: 'Use Reference in float64' }).click();
  await expect(notice(page, 'SIMD failed during this run')).toContainText('Reference');
  await expect(page.locator('.RunBar_chip')).toContainText('Reference');
  await expect(page.locator('.RunBar_status')).toContainText(/\d\/s/);
});

test('a device that is lost again and again: the person is asked before SIMD takes over', async ({
  page,
}) => {
  const first = await runTo(page, ON_WEBGL, 200);
  await page.route(/trainer\.worker/, async (route) => {
    const response = await route.fetch();
    const losing = `const { fenceSync } = WebGL2RenderingContext.prototype;
      WebGL2RenderingContext.prototype.fenceSync = function (...given) {
        this.getExtension('WEBGL_lose_context')?.loseContext();
        return fenceSync.apply(this, given);
      };`;
    await route.fulfill({ response, body: `${losing}\n${await response.text()}` });
  });
  await loseContext(first);
  const question = notice(page, 'took the graphics device away').filter({ hasText: 'held' });
  await expect(question).toContainText('SIMD in float32', { timeout: 60_000 });
  await expect(page.locator('.RunBar_chip')).toContainText('WebGL');
  await question.getByRole('button', { name: 'Use SIMD in float32' }).click();
  await finished(page, 400, 150_000);
  await expect(page.locator('.RunBar_chip')).toContainText('SIMD');
});
