/** Measures the page as a person meets it: answer to a slider, main-thread tasks, memory; on the production build. */
import { build, preview } from 'vite';

export async function openApp(browser) {
  await build({ logLevel: 'error' });
  const server = await preview({ preview: { port: 0 }, logLevel: 'error' });
  const url = server.resolvedUrls.local[0];
  return {
    url,
    async open(fragment) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(`${url}#${fragment}&speed=full`);
      await page.waitForFunction(() => Number(document.querySelector('table')?.dataset.step) > 0);
      return page;
    },
    close: () => server.close(),
  };
}

/** Milliseconds from the address to the first contentful paint and to the first update in sight, each sorted. */
export async function openings(browser, app, times = 5) {
  const figures = { paint: [], training: [] };
  for (let k = 0; k < times; k++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(app.url);
    const trained = await page.waitForFunction(
      () => Number(document.querySelector('table')?.dataset.step) > 0 && performance.now(),
    );
    figures.training.push(await trained.jsonValue());
    figures.paint.push(
      await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0].startTime,
      ),
    );
    await page.close();
  }
  for (const each of Object.values(figures)) each.sort((a, b) => a - b);
  return figures;
}

/** Milliseconds from a change of “Width p” near 3200 to the frame that shows the new run, sorted. */
export async function firstPoints(app, changes = 20) {
  const page = await app.open('p=3200&steps=100000&until=never');
  const middle = Number(await page.getByRole('slider', { name: 'Width p' }).inputValue());
  const times = [];
  for (let k = 0; k < changes; k++) {
    times.push(await page.evaluate(changeWidth, middle + (k % 5) - 2));
    // The run goes on until its next measurement, so that each change meets one at work.
    await page.waitForFunction(() => Number(document.querySelector('table')?.dataset.step) > 0);
  }
  await page.close();
  return times.sort((a, b) => a - b);
}

/** In the page: moves the slider and resolves, after the frame in which it shows, when the new run is drawn. */
async function changeWidth(position) {
  const slider = document.querySelector('input[aria-label="Width p"]');
  const table = document.querySelector('table');
  const before = table.dataset.run;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const start = performance.now();
  set.call(slider, String(position));
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
}

/** Durations, in ms and sorted, of the tasks of the page's main thread that lasted over 1 ms while it trains. */
export async function mainThreadTasks(browser, app, seconds = 10) {
  const page = await app.open('p=800&steps=100000&until=never&eta=0.00001');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await page.close();
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  return traceEvents
    .filter(({ pid, tid, name }) => main.has(`${pid}/${tid}`) && /RunTask/.test(name))
    .map(({ dur = 0 }) => dur / 1000)
    .filter((ms) => ms > 1)
    .sort((a, b) => a - b);
}

/** Heaps of page and worker after garbage collection, and tensor bytes, at two steps of one long run. */
export async function memoryOver(app, fragment, steps) {
  const page = await app.open(`${fragment}&eta=0.00001&steps=100000`);
  const heaps = await heapsOf(page);
  const figures = [];
  for (const step of steps) {
    await page.waitForFunction(
      (to) => Number(document.querySelector('table')?.dataset.step) >= to,
      step,
      {
        timeout: 300_000,
      },
    );
    await page.getByRole('button', { name: 'Pause' }).click();
    const at = await page.evaluate(() => Number(document.querySelector('table')?.dataset.step));
    figures.push({ step: at, ...(await heaps()), tensors: await tensorBytes(page) });
    await page.getByRole('button', { name: 'Run', exact: true }).click();
  }
  await page.close();
  return figures;
}

async function tensorBytes(page) {
  return page.workers()[0].evaluate(() => globalThis._tfengine?.state.numBytes ?? 0);
}

/** Answers the used bytes of both heaps, through the browser's own debugger. */
async function heapsOf(page) {
  const client = await page.context().newCDPSession(page);
  let worker;
  const waiting = new Map();
  client.on('Target.attachedToTarget', ({ sessionId }) => {
    worker = sessionId;
  });
  client.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result);
  });
  await client.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  let id = 0;
  const askWorker = (method) =>
    new Promise((resolve) => {
      id += 1;
      waiting.set(id, resolve);
      const message = JSON.stringify({ id, method });
      client.send('Target.sendMessageToTarget', { sessionId: worker, message });
    });
  return async () => {
    await client.send('HeapProfiler.collectGarbage');
    await askWorker('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    return { page: usedSize, worker: (await askWorker('Runtime.getHeapUsage')).usedSize };
  };
}
