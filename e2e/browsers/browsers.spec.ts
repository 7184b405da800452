/** Chromium, Firefox and WebKit go the same walk through the page and read the same figures. */
import { expect, test } from '@playwright/test';
import { findFirefox, findWebKit } from '../browser.mjs';
import { chromium } from './chromium';
import type { Driver } from './driver';
import { firefox } from './firefox';
import { type Figure, type Stop, type Walk, walk } from './walk';
import { webkit } from './webkit';

let inChromium: Walk;

/** Goes the walk, in which the page must stay silent, and leaves the browser closed. */
async function walked(driver: Driver, address = ''): Promise<Walk> {
  try {
    const seen = await walk(driver, address);
    expect(await driver.noise()).toEqual([]);
    return seen;
  } finally {
    await driver.close();
  }
}

/** Made by the browser’s own `Math.acos` and `Math.log`, whose last digits the language leaves open. */
const OWN_DIGITS = ['∠(b, β)', '∠(step, ∇L)', 'rate'];
/** Each look at it goes on from the one before, and when that was is a matter of time. */
const GAUGE = 'ηλmax/2';

/** The figure, as expected where it is as near as its column allows. */
function settled(figure: Figure, expected: Figure | undefined, head: string): Figure {
  const { exact = null } = expected ?? {};
  if (!expected || exact === null || figure.exact === null) return figure;
  const apart = Math.abs(figure.exact - exact) / Math.abs(exact);
  if (head === GAUGE && apart < 1e-2) return expected;
  return OWN_DIGITS.includes(head) && apart < 1e-12 ? { ...figure, exact } : figure;
}

/** The stop, with settled figures. */
function settledStop({ heads, figures }: Stop, expected: Stop): Stop {
  const rows = Object.entries(figures).map(([learner, row]) => [
    learner,
    row.map((figure, k) => settled(figure, expected.figures[learner]?.[k], heads[k + 1])),
  ]);
  return { heads, figures: Object.fromEntries(rows) };
}

test.beforeAll(async ({ browser, baseURL }) => {
  inChromium = await walked(await chromium(browser), baseURL);
});

const [firefoxHere, webkitHere] = [findFirefox(), findWebKit()];
const others = [
  { name: 'Firefox', start: firefoxHere && (() => firefox(firefoxHere)) },
  { name: 'WebKit', start: webkitHere && (() => webkit(webkitHere)) },
];

for (const { name, start } of others) {
  if (start) {
    test(`${name} goes the walk, and reads Chromium’s figures to the last digit`, async ({
      baseURL,
    }) => {
      const { stops, file } = await walked(await start(), baseURL);
      expect(file).toEqual(inChromium.file);
      for (const [name, expected] of Object.entries(inChromium.stops)) {
        expect(settledStop(stops[name], expected), name).toEqual(expected);
      }
    });
  } else if (process.env.CI) {
    test(`${name} is not installed`, () => {
      throw new Error('`node e2e/browser.mjs --all` installs it, on Debian');
    });
  } else {
    test.skip(`${name} is not installed: skipped`, () => {});
  }
}
