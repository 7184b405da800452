/** The four figures of a small run, in both themes, beside the pictures of them in __screenshots__. */
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type FigureName, openApp } from './testing/app';

const FIGURES: readonly FigureName[] = ['Loss', 'Alignment', 'Weights', 'Network'];

/**
 * Pixels may differ by what another version of Chromium smooths otherwise: a line of a chart alone has three times as many.
 */
const TOLERANCE = { threshold: 0.2, allowedMismatchedPixelRatio: 0.0015 };

test.each(['light', 'dark'] as const)('the figures look as they did: %s', async (theme) => {
  const { finished, figure } = await openApp('p=12&n=8&d=4&steps=150&lambda=2', { theme });
  await finished();
  await document.fonts.ready;
  for (const name of FIGURES) {
    await expect(page.elementLocator(figure(name))).toMatchScreenshot(`${name} ${theme}`, {
      comparatorName: 'pixelmatch',
      comparatorOptions: TOLERANCE,
    });
  }
});
