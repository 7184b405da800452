/** Unit tests: plain code in Node, and what needs a browser (WebGL, the page) in Chromium with software WebGL. */
import { join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './e2e/browser.mjs';
import { openLoader } from './src/cli/load.mjs';
import build from './vite.config.ts';

const IN_BROWSER = 'src/**/*.browser.test.{ts,tsx}';
/** What every backend has to pass: the reference and the kernel in Node, WebGL in the browser. */
const IN_BOTH = 'src/**/*.both.test.ts';

const VIEWPORT = { width: 1440, height: 900 };

type InMemory = typeof import('./src/cli/testTerminal');
/** The command line, loaded once for all tests: to compile the engine takes longer than their runs. */
let inMemory: Promise<InMemory> | undefined;

/** The standard output of `lab run <link> --weights`. */
async function labRun(_: unknown, link: string): Promise<string> {
  // The loader stays open, as the kernel is loaded on the way; a process of tests ends all the same.
  inMemory ??= openLoader().then(
    (loader) => loader.ssrLoadModule('/src/cli/testTerminal.ts') as Promise<InMemory>, // its exports
  );
  const { ran } = await inMemory;
  return (await ran(['run', link, '--weights'])).output;
}

/** Of property tests: `SEED` repeats a run, or draws anew by night; one for all in CI, a new one each time elsewhere. */
const seed = Number(process.env.SEED ?? (process.env.CI ? 2021 : Date.now() % 1_000_000));

const tests = defineConfig({
  test: {
    setupFiles: ['scripts/seeded.ts'],
    // Classes have the names that the build gives them.
    css: { modules: { classNameStrategy: 'scoped' } },
    provide: { seed },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: [
        'src/**/*.test.{ts,tsx}',
        'src/**/testing/**',
        'src/models/twoLayer/compute/simd/kernel/**',
      ],
      reporter: ['text', 'json'],
    },
    // Some tests train whole runs: three times what they take on two cores that have four times as much to do.
    testTimeout: 120_000,
    attachmentsDir: 'test-results/unit',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [IN_BROWSER],
          // Bundled, so that the autodiff test can register TensorFlow.js's gradients, which exist as ES modules only.
          server: { deps: { inline: [/@tensorflow/] } },
        },
      },
      {
        extends: true,
        // What the page and its worker import is bundled before the first test: found later, it would load the test anew.
        optimizeDeps: {
          entries: [IN_BROWSER, IN_BOTH, 'src/main.tsx', 'src/runtime/trainer.worker.ts'],
        },
        test: {
          name: 'browser',
          include: [IN_BROWSER, IN_BOTH],
          browser: {
            enabled: true,
            headless: true,
            commands: { labRun },
            screenshotFailures: false,
            expect: {
              toMatchScreenshot: {
                // One picture for all machines: the tolerance covers what they draw otherwise.
                resolveScreenshotPath: ({
                  root,
                  testFileDirectory,
                  screenshotDirectory,
                  arg,
                  ext,
                }) => join(root, testFileDirectory, screenshotDirectory, `${arg}${ext}`),
              },
            },
            // A window as large as the page in it, which it would scale down else.
            provider: playwright({
              launchOptions: launchOptions(),
              contextOptions: { viewport: VIEWPORT },
            }),
            instances: [{ browser: 'chromium', viewport: VIEWPORT }],
          },
        },
      },
    ],
  },
});

export default mergeConfig(build, tests);
