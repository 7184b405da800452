/** Firefox, by WebDriver BiDi. */
import puppeteer from 'puppeteer-core';
import { type Driver, SIZE } from './driver';

export async function firefox(executablePath: string): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: SIZE,
  });
  const page = await browser.newPage();
  const noise: string[] = [];
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) noise.push(message.text());
  });
  const at = (place: string) => page.locator(`::-p-xpath(${place})`);
  return {
    goto: async (address) => {
      await page.goto(address);
    },
    // Puppeteer’s type of an argument tells handles apart, of which there are none here.
    evaluate: (work, argument) => page.evaluate(work as never, argument),
    click: (place) => at(place).click(),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    choose: (place, value) => at(place).fill(value),
    noise: async () => noise,
    close: () => browser.close(),
  };
}
