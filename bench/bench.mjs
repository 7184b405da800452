/**
 * `npm run bench`: every figure of docs/performance.md, measured in one run and printed as Markdown.
 * `npm run bench -- --quick` takes shorter samples, `-- --page` measures the page alone.
 */
import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { findBrowser } from '../e2e/browser.mjs';
import { deepRows, engineTable, growth, openEngine } from './engine.mjs';
import { firstPoints, mainThreadTasks, memoryOver, openApp, openings } from './page.mjs';

const seconds = process.argv.includes('--quick') ? 0.5 : 2;

const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox'],
});

const measured = process.argv.includes('--page') ? null : await engineFigures();

const app = await openApp(browser);
const opening = await openings(browser, app);
const points = await firstPoints(app);
const tasks = await mainThreadTasks(browser, app);
const memory = {
  simd: await memoryOver(app, 'p=800&backend=simd', [1000, 21_000]),
  webgl: await memoryOver(app, 'p=50&n=10&d=10&backend=webgl', [1000, 21_000]),
};
await app.close();

const [cpu] = cpus();
console.log(
  `${cpu.model.trim()}, ${cpus().length} cores; Chromium ${browser.version()}; ${new Date().toISOString().slice(0, 10)}.\n`,
);
await browser.close();

if (measured) tellEngine(measured);
console.log(
  `\nFrom the address to the first contentful paint: median ${figure(quantile(opening.paint, 0.5))} ms; to the first update in sight: ${figure(quantile(opening.training, 0.5))} ms, of ${opening.paint.length}.`,
);
console.log(
  `\nSlider to first point at p = 3200: median ${figure(quantile(points, 0.5))} ms, greatest ${figure(points.at(-1))} ms of ${points.length}.`,
);
console.log(
  `Main-thread tasks over 1 ms while training: 99th percentile ${figure(quantile(tasks, 0.99))} ms, longest ${figure(tasks.at(-1))} ms of ${tasks.length}.`,
);
for (const [backend, figures] of Object.entries(memory)) {
  console.log(`\nMemory on ${backend}:\n`);
  console.log(
    table(
      ['step', 'page heap, kB', 'worker heap, kB', 'tensors, kB'],
      figures.map(({ step, page, worker, tensors }) => [
        step,
        ...[page, worker, tensors].map((bytes) => Math.round(bytes / 1024)),
      ]),
    ),
  );
}

async function engineFigures() {
  const engine = await openEngine(browser);
  const rows = await engineTable(engine, seconds);
  const { rows: grown, dense } = await growth(engine, seconds);
  const deep = await deepRows(engine, seconds);
  await engine.close();
  return { rows, grown, dense, deep };
}

function tellEngine({ rows, grown, dense, deep }) {
  console.log(
    table(
      [
        'n',
        'd',
        'p',
        'backend',
        'steps/s',
        '× naive TensorFlow.js',
        '× its products alone',
        '× PyTorch, 1 thread',
        '× PyTorch, all cores',
      ],
      rows.map(({ n, d, p, backend, precision, speed, naive, products, torch }) => [
        n,
        d,
        p,
        `${backend} ${precision}`,
        figure(speed),
        ratio(speed, naive),
        ratio(speed, products),
        ratio(speed, torch[0]),
        ratio(speed, torch[1]),
      ]),
    ),
  );
  console.log(
    `\ntanh, p = 800, simd float32: ${figure(dense.speed)} steps/s, ${ratio(dense.speed, dense.products)} of its products alone.\n`,
  );
  console.log(
    table(
      ['simd float32, n = 50, d = 150, p = 800, ReLU, but', 'steps/s', 'µs a step'],
      grown.map(({ change, speed }) => [told(change), figure(speed), figure(1e6 / speed)]),
    ),
  );
  console.log('');
  console.log(
    table(
      ['Directions: ReLU 2-16-1, n = 40, but', 'steps/s'],
      deep.map(({ change, speed }) => [told(change), figure(speed)]),
    ),
  );
}

/** What differs, in a row's first cell. */
function told(change) {
  return Object.entries(change)
    .map(([key, value]) => `${key} = ${value}`)
    .join(', ');
}

function table(head, body) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** Three significant digits. */
function figure(value) {
  return value === null || value === undefined ? '–' : String(Number(value.toPrecision(3)));
}

function ratio(value, of) {
  return value && of ? (value / of).toPrecision(3) : '–';
}

function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
