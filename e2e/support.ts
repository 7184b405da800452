/** What the end-to-end tests share: a page that must stay silent, and how to read it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';

/** Where `npm run coverage` wants the lines that pages reached. */
const { COVERAGE } = process.env;

/** A page whose console must stay free of errors and warnings. */
export const test = base.extend<{ silence: undefined; reached: undefined }>({
  reached: [
    async ({ page }, use, { testId }) => {
      if (!COVERAGE) return use(undefined);
      await page.coverage.startJSCoverage({ resetOnNavigation: false });
      await use(undefined);
      mkdirSync(COVERAGE, { recursive: true });
      const scripts = await page.coverage.stopJSCoverage();
      const functions = scripts.map(({ scriptId, url, functions }) => ({
        scriptId,
        url,
        functions,
      }));
      writeFileSync(`${COVERAGE}/${testId}.json`, JSON.stringify(functions));
    },
    { auto: true },
  ],
  silence: [
    async ({ page }, use) => {
      const noise: string[] = [];
      page.on('pageerror', (error) => noise.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text());
      });
      await use(undefined);
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the page with a fragment such as `p=100&lambda=3`; its runs go at full speed unless it names another. */
export async function open(page: Page, fragment = ''): Promise<void> {
  const fields = fragment.split('&').filter((field) => field !== '');
  if (!fields.some((field) => field.startsWith('speed='))) fields.push('speed=full');
  await page.goto(`/#${fields.join('&')}`);
}

/** What is said beside the figures, by a part of its text. */
export const notice = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text });

/** The step of the readout, once there is one. */
export async function measuredStep(page: Page): Promise<number> {
  return Number((await page.locator('.Readout_readout table').getAttribute('data-step')) ?? -1);
}

/** Waits until the run has used up its budget and the readout shows its last step. */
export async function finished(page: Page, steps: number, timeout = 60_000): Promise<void> {
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible({ timeout });
  await expect.poll(() => measuredStep(page)).toBe(steps);
}

export interface Figures {
  readonly loss: number;
  readonly relativeLoss: number;
  /** Degrees. */
  readonly alignment: number;
}

/** The exact figures behind the readout's row of one learner. */
export async function figures(page: Page, learner: 'bp' | 'fa' | 'fa-lambda'): Promise<Figures> {
  const row = page.locator(`tr[data-learner="${learner}"]`);
  const [loss, relativeLoss, alignment] = await row
    .locator('data')
    .evaluateAll((all) => all.map((each) => Number(each.getAttribute('value'))));
  return { loss, relativeLoss, alignment };
}
