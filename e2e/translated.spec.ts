/** A page that the browser translates: nothing breaks, and what changes goes on changing. */
import type { Page } from '@playwright/test';
import { expect, measuredStep, open, test } from './support';
import { expectTextsInForce, translate } from './translator';

const progress = (page: Page) => page.locator('.RunBar_line > span').first();
const run = (page: Page) => page.getByRole('button', { name: /^run$/i });
const pause = (page: Page) => page.getByRole('button', { name: /^pause$/i });
const plain = (text: string) => text.replace(/\s/g, '');

/** The run has used up its budget, and the readout shows its last step. */
async function finished(page: Page, steps: number): Promise<void> {
  await expect.poll(() => measuredStep(page)).toBe(steps);
  await expect(page.locator('.RunBar_status')).toHaveAttribute('data-status', 'done');
}

/** What must hold wherever the walk has come to. */
async function sound(page: Page): Promise<void> {
  await expectTextsInForce(page);
  await expect(page.locator('.broken')).toHaveCount(0);
  await expect(page.locator('.Trouble_trouble')).toHaveCount(0);
}

for (const all of [true, false]) {
  const how = all ? 'in full' : 'but for what asks not to be';
  test.describe(`translated ${how}`, () => {
    test.beforeEach(({ page }) => translate(page, { all }));

    test('a run starts, pauses, steps, is reset and reseeded, and its figures go on', async ({
      page,
    }) => {
      // Whatever the new seed, so small a step diverges of nothing.
      await open(page, 'p=20&n=8&d=4&steps=200&eta=0.001');
      await finished(page, 200);
      await expect(run(page)).toHaveText('RUN');
      await expect(page.locator('.RunBar_status')).toHaveText('DONE');
      await sound(page);
      for (const button of ['Reset', 'Step', 'Step', 'New seed']) {
        await page.getByRole('button', { name: button, exact: true }).click();
        await sound(page);
      }
      await page.getByLabel('Speed', { exact: true }).selectOption('30');
      await run(page).click();
      await expect(pause(page)).toHaveText('PAUSE');
      const before = await measuredStep(page);
      await expect.poll(() => measuredStep(page)).toBeGreaterThan(before + 2);
      await sound(page);
      await pause(page).click();
      await expect(run(page)).toHaveText('RUN');
      await expect(page.locator('.RunBar_status')).toHaveText('PAUSED');
      // Bar and readout come to rest at the same step.
      const head = page.locator('.Readout_readout thead th').first();
      await expect
        .poll(async () => {
          const step = await measuredStep(page);
          const shown = [await progress(page).textContent(), await head.textContent()];
          return shown.map((text) => plain(text ?? '').replace(`${step}`, 'N'));
        })
        .toEqual(['N/200', 'ATSTEPN']);
      await sound(page);
      await page.getByLabel('Speed', { exact: true }).selectOption('full');
      await run(page).click();
      await finished(page, 200);
      await sound(page);
    });
  });
}

test.describe('translated in full', () => {
  test.beforeEach(({ page }) => translate(page, { all: true }));

  test('every control of the rail can be moved, and says what it holds', async ({ page }) => {
    await open(page, 'p=20&n=8&d=4&steps=50');
    await finished(page, 50);
    const rail = page.getByRole('complementary', { name: 'Experiment' });
    await rail.locator('summary').click();
    for (const slider of await rail.getByRole('slider').all()) {
      await slider.press('ArrowLeft');
      await slider.press('ArrowRight');
    }
    await sound(page);
    for (const help of await rail.getByRole('button', { name: /^Help/ }).all()) await help.click();
    await sound(page);
    const field = page.getByRole('textbox', { name: 'Width p, exact value' });
    for (const wrong of ['0', 'abc']) {
      await field.fill(wrong);
      await field.press('Enter');
      await expect(rail.getByRole('alert')).toContainText(`CANNOT BE “${wrong.toUpperCase()}”`);
      await sound(page);
    }
    await field.press('Escape');
    await sound(page);
  });

  test('learners, their feedback and their data can be chosen', async ({ page }) => {
    await open(page, 'p=20&n=8&d=4&steps=50');
    await finished(page, 50);
    const rail = page.getByRole('complementary', { name: 'Experiment' });
    await rail.getByRole('checkbox', { name: /live/i }).click();
    for (const rule of ['usf', 'mirror', 'fa']) {
      await rail.getByLabel('Feedback', { exact: true }).selectOption(rule);
      await sound(page);
    }
    for (const learner of await rail.locator('.LearnerChoices_learner input').all()) {
      await learner.click();
      await sound(page);
      await learner.click();
    }
    for (const data of ['random', 'digits14', 'linear']) {
      await rail.getByLabel('Data', { exact: true }).selectOption(data);
      await sound(page);
    }
    await rail.getByLabel('Data', { exact: true }).selectOption('own');
    const dialog = page.getByRole('dialog');
    for (const rows of ['a,y\n1,2\n2,x', 'a,y\n1,2\n2,3\n3,5\n4,4\n5,8']) {
      await dialog.getByRole('textbox', { name: 'Paste rows' }).fill(rows);
      await sound(page);
    }
    await dialog.getByRole('button', { name: /train on it/i }).click();
    await expect(dialog).toBeHidden();
    await expect(rail.locator('.DataControl_summary')).toContainText('×');
    await sound(page);
  });

  test('every preset can be chosen', async ({ page }) => {
    await open(page, 'p=20&n=8&d=4&steps=50');
    const presets = page.getByLabel('Preset', { exact: true });
    const all = await presets
      .locator('option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
    for (const value of all) {
      if (value !== 'other') await presets.selectOption(value);
      await sound(page);
    }
  });

  test('figures change what they show, and how', async ({ page }) => {
    await open(page, 'p=20&n=8&d=4&steps=200');
    await finished(page, 200);
    const network = page.getByRole('figure', { name: 'Network' });
    for (const view of ['drift', 'kernel', 'diagram']) {
      await network.getByRole('button', { name: new RegExp(`^${view}$`, 'i') }).click();
      await sound(page);
    }
    for (const name of ['Loss', 'Alignment', 'Weights', 'Network']) {
      const figure = page.getByRole('figure', { name });
      for (const _ of ['to a table', 'and back']) {
        await figure.getByRole('button', { name: `${name}: more` }).click();
        await sound(page);
        await figure.getByRole('menuitemcheckbox', { name: /view as table/i }).click();
        await sound(page);
      }
    }
    const alignment = page.getByRole('figure', { name: 'Alignment' });
    for (const angle of ['gradient', 'weights']) {
      await alignment.getByRole('button', { name: new RegExp(`^${angle}$`, 'i') }).click();
      await sound(page);
    }
    const loss = page.getByRole('figure', { name: 'Loss' });
    for (const x of [0.3, 0.6]) {
      const box = await loss.locator('.recharts-surface').first().boundingBox();
      if (!box) throw new Error('The chart has no box.');
      await page.mouse.move(box.x + x * box.width, box.y + box.height / 2);
      await expect(loss.locator('.StepTooltip_tooltip')).toContainText(/step \d+/i);
      await sound(page);
    }
    await page.getByRole('figure', { name: 'Weights' }).getByRole('button', { name: 'BP' }).click();
    await sound(page);
  });

  test('pins, themes, present mode, keys, guide and toasts come and go', async ({ page }) => {
    await open(page, 'p=20&n=8&d=4&steps=100');
    await finished(page, 100);
    const press = async (name: string | RegExp) => {
      await page.getByRole('button', { name }).first().click();
      await sound(page);
    };
    await press('Pin run');
    await page.getByRole('slider', { name: 'Width p' }).press('ArrowRight');
    await expect(page.getByRole('list', { name: 'Pinned runs' })).toContainText('P = 20');
    await sound(page);
    await press('Let go of pinned run 1');
    for (const _ of ['light', 'dark', 'system']) await press(/^Theme/);
    await press('Present');
    await page.keyboard.press('Escape');
    await sound(page);
    await press('Share');
    await expect(page.locator('.Toast_toast')).toContainText('LINK');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await sound(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await press('Close the guide');
    await press('Guide');
  });

  test('notices come, change and go: a bad link, a divergence, a new run', async ({ page }) => {
    await open(page, 'p=0&depth=3&n=8&d=4&steps=100');
    await expect(page.locator('.Notices_notice')).toContainText('WIDTH P CANNOT BE “0”');
    await sound(page);
    const field = page.getByRole('textbox', { name: 'Learning rate η, exact value' });
    await field.fill('10');
    await field.press('Enter');
    const diverged = page.locator('.Notices_notice[data-kind="error"]');
    await expect(diverged).toContainText('DIVERGED');
    await expect(page.locator('.RunBar_status')).toHaveText('DIVERGED');
    await sound(page);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await sound(page);
    await field.fill('auto');
    await field.press('Enter');
    await expect(diverged).toBeHidden();
    await finished(page, 100);
    await sound(page);
  });
});
