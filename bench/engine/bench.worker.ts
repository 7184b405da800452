/** The worker of the engine benchmark: does one job at a time in the production build. */
import { openBackend } from '../../src/engine/backend';
import type { BackendId } from '../../src/engine/choice';
import type { Cohort } from '../../src/engine/cohort';
import type { Precision } from '../../src/engine/run';
import { cohortOf } from '../../src/models/homogeneous/compute/cohort';
import { compose as composeDeep } from '../../src/models/homogeneous/compute/compose';
import { defaults as deepDefaults } from '../../src/models/homogeneous/params';
import { backends } from '../../src/models/twoLayer/compute/backends';
import { compose } from '../../src/models/twoLayer/compute/compose';
import type { Order } from '../../src/models/twoLayer/order';
import { defaults } from '../../src/models/twoLayer/params';
import { naiveSteps } from '../naive';
import type { DeepJob, Job, TwoLayerJob } from './jobs';
import { type Products, simdProducts, tensorProducts } from './products';

const now = () => performance.now();

/** Milliseconds of work before the next look at the clock. */
const BURST_MS = 20;
const WINDOWS = 5;

self.onmessage = async ({ data: job }: MessageEvent<Job>) => {
  try {
    self.postMessage(await (job.kind === 'deep' ? deepSpeed(job) : answer(job)));
  } catch (error) {
    // To the page as an error of this worker: a rejected promise would stay here.
    setTimeout(() => {
      throw error;
    });
  }
};

async function deepSpeed({ change, seconds }: DeepJob): Promise<number> {
  return cohortSpeed(cohortOf(composeDeep({ ...deepDefaults, ...change })), seconds);
}

async function answer(job: TwoLayerJob): Promise<number | null> {
  const { order } = compose({ ...defaults, ...job.change });
  switch (job.kind) {
    case 'engine':
      return engineSpeed(order, job.backend, job.precision, job.seconds);
    case 'products': {
      if (!(await open(order, job.backend, job.precision))) return null;
      const products: Products =
        job.backend === 'simd' ? await simdProducts(order, job.precision) : tensorProducts(order);
      return speed(products, job.seconds);
    }
    case 'naive':
      return (await open(order, 'webgl', 'float32')) && naiveSteps(order, job.seconds);
    default:
      return job satisfies never;
  }
}

async function engineSpeed(
  order: Order,
  id: BackendId,
  precision: Precision,
  seconds: number,
): Promise<number | null> {
  const backend = await open(order, id, precision);
  return backend && cohortSpeed(backend.cohort(order), seconds);
}

async function cohortSpeed(
  cohort: Pick<Cohort, 'advance' | 'settle' | 'dispose'>,
  seconds: number,
): Promise<number> {
  let step = 0;
  const result = await speed(async (count) => {
    cohort.advance(step, count);
    step += count;
    await cohort.settle();
  }, seconds);
  cohort.dispose();
  return result;
}

async function open(order: Order, backend: BackendId, precision: Precision) {
  const opened = await openBackend(backends, { backend, precision, avoid: [] }, order, now);
  return opened.ok && !opened.backend.info.fallback ? opened.backend : null;
}

/** The median speed of a few windows, after a warm-up in which code and shaders are compiled; slow steps get fewer. */
async function speed(work: (count: number) => Promise<void>, seconds: number): Promise<number> {
  const began = now();
  await work(1);
  let count = 1;
  const windows: number[] = [];
  let inFlight = Promise.resolve();
  for (let index = -1; index < WINDOWS; index++) {
    if (index > 0 && now() - began > 4000 * seconds) break;
    const start = now();
    let done = 0;
    while (now() - start < (seconds * 1000) / WINDOWS) {
      const before = now();
      // As in a run, one burst is queued while the one before it is computed.
      const next = work(count);
      await inFlight;
      inFlight = next;
      done += count;
      count = Math.max(1, Math.round((count * BURST_MS) / Math.max(now() - before, 1)));
    }
    if (index >= 0) windows.push((done * 1000) / (now() - start));
  }
  return windows.sort((a, b) => a - b)[Math.floor(windows.length / 2)];
}
