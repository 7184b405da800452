/**
 * How long a new run takes to show: from a change of "Width p" to the first point drawn, over 20 changes while p is
 * about 800, in real Chromium on the built page (`npm run build` first). Prints the times, their median and the greatest.
 */
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../e2e/browser.mjs';

const server = await preview({ preview: { port: 0 }, logLevel: 'error' });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(server.resolvedUrls?.local[0] ?? '');
await page.waitForFunction(() => Number(document.querySelector('table')?.dataset.step) > 15);

/** In the page: moves the slider and resolves, after the frame in which it shows, when the new run is drawn. */
const change = (position) =>
  page.evaluate(async (to) => {
    const slider = document.querySelector('input[aria-label="Width p"]');
    const table = document.querySelector('table');
    const before = table.dataset.run;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const start = performance.now();
    set.call(slider, String(to));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (table.dataset.run === before) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(resolve));
      });
      observer.observe(table, { attributes: true });
    });
    return performance.now() - start;
  }, position);

const middle = Number(await page.getByRole('slider', { name: 'Width p' }).inputValue());
const times = [];
for (let k = 0; k < 20; k++) {
  times.push(await change(middle + (k % 5) - 2));
  // The run goes on until its next measurement, so that each change meets one at work.
  await page.waitForFunction(() => Number(document.querySelector('table')?.dataset.step) > 0);
}
times.sort((a, b) => a - b);
console.log(`ms from slider to first point: ${times.map(Math.round).join(' ')}`);
console.log(
  `median ${Math.round((times[9] + times[10]) / 2)} ms, greatest ${Math.round(times[19])} ms`,
);
await browser.close();
await server.close();
