/** What the tests of browsers that lack something share. */
import type { Page } from '@playwright/test';
import { expect, figures, finished, notice, open } from './support';

const FRAGMENT = 'p=50&n=10&d=10&steps=60';

/** Trains with the backend that was asked for; what stands in for it says so and gets the reference's figures. */
export async function standsIn(
  page: Page,
  { asked, says, chip }: { readonly asked: string; readonly says: RegExp; readonly chip: string },
): Promise<void> {
  await open(page, `${FRAGMENT}&backend=reference`);
  await finished(page, 60);
  const expected = await figures(page, 'fa-lambda');
  await page.goto('about:blank');
  await open(page, `${FRAGMENT}&backend=${asked}`);
  await expect(page.locator('.RunBar_chip')).toContainText(chip);
  await expect(notice(page, says)).toBeVisible();
  await finished(page, 60);
  const { alignment, loss } = await figures(page, 'fa-lambda');
  expect(Math.abs(alignment - expected.alignment)).toBeLessThan(0.01);
  expect(Math.abs(loss / expected.loss - 1)).toBeLessThan(1e-3);
}
