/** The main job: the page opens and three networks train by themselves. */
import { spawnSync } from 'node:child_process';
import { expect, figures, finished, measuredStep, open, test } from './support';

test('the default experiment trains by itself and shows what the paper claims', async ({
  page,
}) => {
  await open(page);
  // There is no graphics device here, and WebGL in software is not taken by itself.
  await expect(page.locator('.RunBar_chip')).toContainText('SIMD');
  await expect(page.locator('.RunBar_chip')).toHaveAttribute('title', /WebGL in software/);
  await expect(page.locator('.RunBar_chip')).toContainText('float32');
  await finished(page, 3000);

  const [bp, fa, decayed] = [
    await figures(page, 'bp'),
    await figures(page, 'fa'),
    await figures(page, 'fa-lambda'),
  ];
  expect(decayed.alignment).toBeGreaterThan(35);
  expect(decayed.alignment).toBeLessThan(65);
  expect(fa.alignment).toBeGreaterThan(80);
  for (const { relativeLoss } of [bp, fa, decayed]) expect(relativeLoss).toBeLessThan(1e-6);
  await expect(page.getByText('3\u202f000 / 3\u202f000')).toBeVisible();
});

test('the same link gives the same figures, on WebGL to 1e-4 and else to the last digit', async ({
  page,
}) => {
  test.setTimeout(3200_000);
  const run = async (backend: string) => {
    await page.goto('about:blank');
    await open(page, `p=100&steps=200&seed=11&backend=${backend}`);
    await finished(page, 200, 200_000);
    return [await figures(page, 'bp'), await figures(page, 'fa'), await figures(page, 'fa-lambda')];
  };
  const exact = await run('reference');
  expect(await run('reference')).toEqual(exact);
  expect(await run('simd')).toEqual(await run('simd'));
  const first = await run('webgl');
  const second = await run('webgl');
  first.forEach((each, index) => {
    expect(Math.abs(each.alignment - second[index].alignment)).toBeLessThan(1e-4);
    expect(Math.abs(each.loss / second[index].loss - 1)).toBeLessThan(1e-4);
    // And the two backends agree as far as float32 goes.
    expect(Math.abs(each.alignment - exact[index].alignment)).toBeLessThan(0.01);
    expect(Math.abs(each.loss / exact[index].loss - 1)).toBeLessThan(5e-3);
  });
});

test('both charts draw a line for each learner, and the cut-off is marked', async ({ page }) => {
  await open(page, 'p=50&activation=linear&steps=100&until=50');
  await finished(page, 100);
  for (const name of ['Loss', 'Alignment']) {
    const figure = page.getByRole('figure', { name });
    await expect(figure.locator('.recharts-line-curve')).toHaveCount(3);
    // Of linear FA the exact reduction holds at any width.
    await expect(figure.locator('.ExtraLines_foretold')).toHaveCount(2);
    await expect(figure.getByText('λ off')).toBeVisible();
  }
  await expect(page.getByRole('figure', { name: 'Alignment' }).getByText('90°')).toBeVisible();
});

test('the angle of the step to the gradient is one click away', async ({ page }) => {
  await open(page, 'p=50&steps=100');
  await finished(page, 100);
  const figure = page.getByRole('figure', { name: 'Alignment' });
  const bp = figure.locator('.recharts-line-curve').first();
  const weights = await bp.getAttribute('d');
  await figure.getByRole('button', { name: 'gradient' }).click();
  await expect(bp).not.toHaveAttribute('d', weights ?? '');
});

test('tensors do not pile up over 5 000 steps, and a new run frees those of the old', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await open(page, 'p=10&n=5&d=5&steps=5000&until=2500&eta=0.01&backend=webgl');
  const worker = page.workers()[0] ?? (await page.waitForEvent('worker'));
  // TensorFlow.js keeps its engine, and the count of its tensors, on the worker's global object.
  const tensors = () =>
    worker.evaluate(
      () =>
        (globalThis as unknown as { _tfengine: { state: { numTensors: number } } })._tfengine.state
          .numTensors,
    );
  const pauseBeyond = async (step: number) => {
    await expect.poll(() => measuredStep(page), { timeout: 120_000 }).toBeGreaterThan(step);
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
    let count = -1;
    await expect
      .poll(async () => {
        const before = count;
        count = await tensors();
        return count === before;
      })
      .toBe(true);
    return count;
  };
  const early = await pauseBeyond(100);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  // At a pause one readback may still be on its way, early or late.
  expect(await pauseBeyond(4000)).toBeLessThanOrEqual(early + 1);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await finished(page, 5000, 120_000);
  await expect.poll(tensors).toBeLessThanOrEqual(early);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => measuredStep(page)).toBe(0);
  await expect.poll(tensors).toBeLessThan(early);
});

test('trying one wide network after another does not fill the graphics memory', async ({
  page,
}) => {
  await open(page, 'p=10000&backend=webgl');
  // The one of now: a worker that is slow to end a run is replaced.
  const allocated = () =>
    page.workers()[0].evaluate(
      () =>
        (
          globalThis as unknown as {
            _tfengine: { backend: { memory(): { numBytesInGPUAllocated: number } } };
          }
        )._tfengine.backend.memory().numBytesInGPUAllocated,
    );
  const field = page.getByRole('textbox', { name: 'Width p, exact value' });
  const seen = [];
  for (const width of [9900, 9800, 9700, 9600, 9500, 9400]) {
    const before = await page.getByRole('table').getAttribute('data-run');
    await field.fill(String(width));
    await field.press('Enter');
    await expect(page.getByRole('table')).not.toHaveAttribute('data-run', before ?? '');
    await expect.poll(() => measuredStep(page)).toBeGreaterThanOrEqual(2);
    seen.push(await allocated());
  }
  // Each width leaves about 140 MB of textures of its own sizes behind.
  expect(Math.max(...seen)).toBeLessThan(512 * 2 ** 20);
});

for (const fragment of [
  'precision=float64&steps=3000',
  'activation=tanh&inputs=unit&lambda=0.1&steps=500',
]) {
  test(`the page and the command line end in the same bits: ${fragment}`, async ({ page }) => {
    const steps = Number(new URLSearchParams(fragment).get('steps'));
    const { stdout } = spawnSync('npm', ['run', '--silent', 'lab', '--', 'run', fragment], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const file: {
      learners: { history: { step: number[]; loss: number[]; relativeLoss: number[] } }[];
    } = JSON.parse(stdout);
    await open(page, fragment);
    await finished(page, steps);
    const shown = [
      await figures(page, 'bp'),
      await figures(page, 'fa'),
      await figures(page, 'fa-lambda'),
    ];
    file.learners.forEach(({ history }, index) => {
      expect(history.step.at(-1)).toBe(steps);
      expect(shown[index].loss).toBe(history.loss.at(-1));
      expect(shown[index].relativeLoss).toBe(history.relativeLoss.at(-1));
    });
  });
}
