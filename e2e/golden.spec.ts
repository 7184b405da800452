/** Golden float64 data against every backend, in real Chromium, through the real worker. */
import type { Page } from '@playwright/test';
import type { BackendId } from '../src/engine/choice';
import type { Precision } from '../src/engine/run';
import { difference, type Golden, goldenCases } from '../src/models/twoLayer/compute/golden/golden';
import type { Measurement } from '../src/models/twoLayer/measurement';
import { type Packed, unpack } from '../src/runtime/packing';
import { expect, open, test } from './support';

interface State {
  readonly W: number[];
  readonly beta: number[];
  readonly b: number[];
  readonly step: number;
  /** With plain arrays, as it crosses from the page to the test. */
  readonly packed: Pick<Packed, 'names' | 'tests'> & {
    readonly steps: number[];
    readonly learners: number[][];
  };
}

/** Trains a golden order in a second worker of the page's own code; answers the states at the golden steps. */
async function replay(page: Page, golden: Golden, backend: BackendId, precision: Precision) {
  const worker = page.workers()[0] ?? (await page.waitForEvent('worker'));
  const { order, after } = golden;
  const plain = JSON.parse(
    JSON.stringify(order, (_key, value) => (value instanceof Float64Array ? [...value] : value)),
  );
  return page.evaluate(replayInPage, {
    url: worker.url(),
    order: plain,
    steps: after.map(({ step }) => step),
    backend,
    precision,
  });
}

type PlainSamples = Readonly<Record<'X' | 'Y', number[]>>;

interface InPage {
  readonly url: string;
  // The order with plain arrays, as it crosses from the test to the page.
  readonly order: {
    readonly data: PlainSamples & { readonly test?: PlainSamples };
    readonly initial: Record<string, number[]>;
  };
  readonly steps: readonly number[];
  readonly backend: string;
  readonly precision: string;
}

/** Runs in the page: nothing from outside is in reach. */
async function replayInPage({ url, order, steps, backend, precision }: InPage) {
  const worker = new Worker(url, { type: 'module' });
  const typed = (record: Record<string, number[]>) =>
    Object.fromEntries(Object.entries(record).map(([name, all]) => [name, Float64Array.from(all)]));
  const { X, Y, test } = order.data;
  const data = { ...typed({ X, Y }), ...(test && { test: typed(test) }) };
  const explicit = { ...order, data, initial: typed(order.initial) };
  const listed = (numbers: Float64Array) => [...numbers];
  const waiting: ((event: MessageEvent) => void)[] = [];
  worker.onmessage = (event) => {
    if (event.data.type === 'progress') worker.postMessage({ type: 'taken', run: 1 });
    for (const hear of [...waiting]) hear(event);
  };
  const until = <T>(pick: (data: MessageEvent['data']) => T | undefined) =>
    new Promise<T>((resolve) => {
      const hear = ({ data }: MessageEvent) => {
        const picked = pick(data);
        if (picked === undefined) return;
        waiting.splice(waiting.indexOf(hear), 1);
        resolve(picked);
      };
      waiting.push(hear);
    });
  const measured = (step: number) =>
    until((data) => (data.packed?.steps.includes(step) ? data.packed : undefined));

  const started = until((data) => (data.type === 'started' ? data.info.backend : undefined));
  let measurement = measured(0);
  const task = { kind: 'order', model: 'two-layer', order: explicit, backend, precision };
  worker.postMessage({
    type: 'start',
    run: 1,
    task,
    paused: true,
    speed: null,
    from: null,
    avoid: [],
  });
  const info = await started;
  const states = [];
  let at = 0;
  for (const step of steps) {
    if (step > at) {
      measurement = measured(step);
      worker.postMessage({ type: 'step', run: 1, count: step - at });
    }
    at = step;
    const reading = await measurement;
    const weights = until((data) => (data.type === 'weights' ? data.weights : undefined));
    worker.postMessage({ type: 'weights', run: 1 });
    const [{ W, beta, b }] = await weights;
    const { names, tests } = reading;
    const plain = {
      names,
      tests,
      steps: [...reading.steps],
      learners: reading.learners.map(listed),
    };
    states.push({ W: [...W], beta: [...beta], b: [...b], step, packed: plain });
  }
  worker.terminate();
  return { info, states };
}

function check(golden: Golden, states: readonly State[], tolerance: number): void {
  golden.after.forEach((expected, index) => {
    const { W, beta, b, step, packed } = states[index];
    const { steps, learners } = packed;
    const measurements = unpack({
      ...packed,
      steps: Float64Array.from(steps),
      learners: learners.map((each) => Float64Array.from(each)),
    });
    const measurement = measurements.find((each) => each.step === step);
    // The worker was given an order of two-layer networks.
    const [{ loss, alignment, gradientAngle }] = (measurement as Measurement).readings;
    expect(step).toBe(expected.step);
    expect(difference([loss], [expected.loss])).toBeLessThan(tolerance);
    expect(difference([Math.cos(alignment ?? Number.NaN)], [expected.cos])).toBeLessThan(tolerance);
    expect(
      difference([Math.cos(gradientAngle ?? Number.NaN)], [expected.gradientCos]),
    ).toBeLessThan(tolerance);
    expect(difference(W, expected.W)).toBeLessThan(tolerance);
    expect(difference(beta, expected.beta)).toBeLessThan(tolerance);
    expect(difference(b, expected.b)).toBeLessThan(tolerance);
  });
}

const backends = [
  { backend: 'webgl', precision: 'float32', tolerance: 1e-4 },
  { backend: 'simd', precision: 'float32', tolerance: 1e-4 },
  { backend: 'simd', precision: 'float64', tolerance: 1e-9 },
  { backend: 'reference', precision: 'float64', tolerance: 1e-9 },
] as const;

/** Software WebGL compiles each shape anew: the unit tests have every case, the built page has some. */
const SOME = 5;

for (const { backend, precision, tolerance } of backends) {
  const cases = backend === 'webgl' ? goldenCases.filter((_, k) => k % SOME === 0) : goldenCases;
  test(`${backend} in ${precision} reproduces ${cases.length} golden cases within ${tolerance}`, async ({
    page,
  }) => {
    await open(page, 'p=1&steps=1');
    for (const golden of cases) {
      const { info, states } = await replay(page, golden, backend, precision);
      expect(info).toMatchObject({ id: backend, precision, fallback: false });
      check(golden, states as readonly State[], tolerance);
    }
  });
}
