/** Measures the engine alone, in a worker of the production build, in real Chromium. */
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { torchSpeed } from './torch.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Shapes of the table; `seconds` is for each figure. */
const SMALL = [100, 800, 3200, 10_000].map((p) => ({ n: 50, d: 150, p }));
const LARGE = { n: 1000, d: 784, p: 1000 };
const ROWS = [
  { backend: 'simd', precision: 'float32' },
  { backend: 'simd', precision: 'float64' },
  { backend: 'webgl', precision: 'float32' },
  { backend: 'reference', precision: 'float64' },
];

/** Opens the benchmark page; `measure(job)` answers steps a second. */
export async function openEngine(browser) {
  const options = {
    configFile: path('../vite.config.ts'),
    root: path('engine'),
    logLevel: 'error',
  };
  const out = { outDir: path('../node_modules/.cache/bench'), emptyOutDir: true };
  await build({ ...options, build: { ...out, chunkSizeWarningLimit: 10_000 } });
  const server = await preview({ ...options, build: out, preview: { port: 0 } });
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls.local[0]);
  return {
    measure(job) {
      process.stderr.write(`${JSON.stringify(job)}\n`);
      return page.evaluate((asked) => window.measure(asked), job);
    },
    async close() {
      await page.close();
      await server.close();
    },
  };
}

/** Rows of the main table: each shape on each backend, with its ratios. */
export async function engineTable(engine, seconds) {
  const rows = [];
  for (const shape of [...SMALL, LARGE]) {
    const change = { ...shape, activation: 'relu', steps: 100_000 };
    const naive = await engine.measure({ kind: 'naive', change, seconds });
    const torch = [torchSpeed(shape, 1, seconds), torchSpeed(shape, undefined, seconds)];
    for (const row of shape === LARGE
      ? ROWS.filter(({ backend }) => backend !== 'reference')
      : ROWS) {
      const speed = await engine.measure({ kind: 'engine', change, seconds, ...row });
      const products =
        row.backend === 'reference'
          ? null
          : await engine.measure({ kind: 'products', change, seconds, ...row });
      rows.push({ ...shape, ...row, speed, naive, products, torch });
    }
  }
  return rows;
}

/** The second laboratory: the sizes that its defaults have, and a large network. */
export async function deepRows(engine, seconds) {
  const rows = [];
  for (const change of [
    { learners: ['bp'] },
    { learners: ['bp', 'fa'] },
    { layers: 4, p: 64, learners: ['bp'] },
  ])
    rows.push({ change, speed: await engine.measure({ kind: 'deep', change, seconds }) });
  return rows;
}

/** Speed of SIMD float32 as one size at a time grows, from the middle of the range. */
export async function growth(engine, seconds) {
  const base = { n: 50, d: 150, p: 800, activation: 'relu', steps: 100_000 };
  const changes = [
    ...[100, 800, 3200, 10_000].map((p) => ({ p })),
    ...[10, 50, 200, 500, 1000].map((n) => ({ n })),
    ...[['fa'], ['bp', 'fa'], ['bp', 'fa', 'fa-lambda']].map((learners) => ({ learners })),
    ...['linear', 'relu', 'tanh'].map((activation) => ({ activation })),
    ...[1, 3, 10].map((outputs) => ({ outputs })),
  ];
  const rows = [];
  for (const change of changes) {
    const job = { kind: 'engine', backend: 'simd', precision: 'float32', seconds };
    rows.push({ change, speed: await engine.measure({ ...job, change: { ...base, ...change } }) });
  }
  const tanh = { ...base, activation: 'tanh' };
  const common = { backend: 'simd', precision: 'float32', seconds, change: tanh };
  const dense = {
    speed: await engine.measure({ kind: 'engine', ...common }),
    products: await engine.measure({ kind: 'products', ...common }),
  };
  return { rows, dense };
}
