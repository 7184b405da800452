/** Chromium, by Playwright. */
import type { Browser } from '@playwright/test';
import { type Driver, SIZE } from './driver';

export async function chromium(browser: Browser): Promise<Driver> {
  const page = await browser.newPage({ viewport: SIZE });
  const noise: string[] = [];
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) noise.push(message.text());
  });
  const at = (place: string) => page.locator(`xpath=${place}`);
  return {
    goto: async (address) => {
      await page.goto(address);
    },
    // Playwright’s type of an argument tells handles apart, of which there are none here.
    evaluate: (work, argument) => page.evaluate(work as never, argument),
    click: (place) => at(place).click(),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    choose: async (place, value) => {
      await at(place).selectOption(value);
    },
    noise: async () => noise,
    close: () => page.close(),
  };
}
