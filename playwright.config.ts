/** End-to-end tests: the built page in real Chromium, with its real worker and software WebGL. */
import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/browser.mjs';

/** The one that `vite preview` serves on (vite.config.ts). */
const address = `http://localhost:${process.env.PORT ?? 4173}`;

const ALONE = /patience\.spec\.ts/;

export default defineConfig({
  testDir: 'e2e',
  forbidOnly: Boolean(process.env.CI),
  // Most of a test is waiting for the page: two at once take turns. A machine that is made busy wants all of it.
  workers: 2,
  projects: [
    { name: 'two at once', testIgnore: ALONE },
    { name: 'one by one', testMatch: ALONE, workers: 1, dependencies: ['two at once'] },
  ],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // On CI a test that failed is tried once more; the list ends with those that needed it, as “flaky”.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    // Of the second try: to record a trace takes as long again as the test.
    trace: 'on-first-retry',
    launchOptions: launchOptions(),
  },
  webServer: {
    command: 'npx vite preview --strictPort',
    url: address,
    reuseExistingServer: !process.env.CI,
  },
});
