/** Golden float64 data of both laboratories against every backend, in real Chromium, through the real worker. */
import type { Page } from '@playwright/test';
import type { BackendId } from '../src/engine/choice';
import type { Measurement as AnyMeasurement } from '../src/engine/measurement';
import type { Order } from '../src/engine/order';
import type { Precision } from '../src/engine/run';
import {
  type Case as Deep,
  cases as deepCases,
  finalOf,
  orderOf,
  relative,
  toleranceAt,
} from '../src/models/homogeneous/compute/golden/case';
import type { Layers } from '../src/models/homogeneous/order';
import type { Reading as DeepReading } from '../src/models/homogeneous/quantities';
import { difference, type Golden, goldenCases } from '../src/models/twoLayer/compute/golden/golden';
import type { Measurement } from '../src/models/twoLayer/measurement';
import type { Initial } from '../src/models/twoLayer/order';
import { type Packed, unpack } from '../src/runtime/packing';
import { expect, open, test } from './support';

interface State<M extends AnyMeasurement, W> {
  readonly measurement: M;
  /** Of the only learner. */
  readonly weights: W;
}

interface Task {
  readonly model: string;
  readonly order: Order;
  readonly steps: readonly number[];
  readonly backend: BackendId;
  readonly precision: Precision;
}

/** Arrays of doubles do not cross between test and page; what this writes does. */
const encoded = (value: unknown): string =>
  JSON.stringify(value, (_key, each) => (each instanceof Float64Array ? { f64: [...each] } : each));

const decoded = (text: string) =>
  JSON.parse(text, (_key, each) => (each?.f64 ? Float64Array.from(each.f64) : each));

/** Trains an order in a second worker of the page's own code; answers the states at these steps. */
async function replay<M extends AnyMeasurement, W>(page: Page, task: Task) {
  const worker = page.workers()[0] ?? (await page.waitForEvent('worker'));
  const text = await page.evaluate(replayInPage, { url: worker.url(), text: encoded(task) });
  const { info, states } = decoded(text);
  return {
    info,
    states: states.map(
      ({ step, packed, weights }: { step: number; packed: Packed; weights: W }): State<M, W> => {
        const measurement = unpack(packed).find((each) => each.step === step);
        if (!measurement) throw new Error(`There is no measurement at step ${step}.`);
        return { measurement: measurement as M, weights }; // the worker was given an order of that model
      },
    ) as readonly State<M, W>[],
  };
}

/** Runs in the page: nothing from outside is in reach. */
async function replayInPage({ url, text }: { readonly url: string; readonly text: string }) {
  const worker = new Worker(url, { type: 'module' });
  const { model, order, steps, backend, precision } = JSON.parse(text, (_key, each) =>
    each?.f64 ? Float64Array.from(each.f64) : each,
  );
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
  const task = { kind: 'order', model, order, backend, precision };
  worker.postMessage({
    type: 'start',
    run: 1,
    task,
    paused: true,
    pace: null,
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
    const [only] = await weights;
    states.push({ step, packed: reading, weights: only });
  }
  worker.terminate();
  return JSON.stringify({ info, states }, (_key, each) =>
    each instanceof Float64Array ? { f64: [...each] } : each,
  );
}

function check(
  { after }: Golden,
  states: readonly State<Measurement, Initial>[],
  tolerance: number,
): void {
  after.forEach((expected, index) => {
    const { measurement, weights } = states[index];
    const [{ loss, alignment, gradientAngle }] = measurement.readings;
    const found = [loss, Math.cos(alignment ?? Number.NaN), Math.cos(gradientAngle ?? Number.NaN)];
    const wanted = [expected.loss, expected.cos, expected.gradientCos];
    expect(measurement.step).toBe(expected.step);
    for (const [k, value] of wanted.entries())
      expect(difference([found[k]], [value])).toBeLessThan(tolerance);
    for (const name of ['W', 'beta', 'b'] as const)
      expect(difference(weights[name], expected[name])).toBeLessThan(tolerance);
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
      const { order, after } = golden;
      const steps = after.map(({ step }) => step);
      const task = { model: 'two-layer', order, steps, backend, precision };
      const { info, states } = await replay<Measurement, Initial>(page, task);
      expect(info).toMatchObject({ id: backend, precision, fallback: false });
      check(golden, states, tolerance);
    }
  });
}

test(`the ${deepCases.length} golden cases of the second laboratory are reproduced within 1e-9, late steps of feedback alignment within 1e-6`, async ({
  page,
}) => {
  await open(page, 'p=1&steps=1');
  const backend = { backend: 'reference', precision: 'float64' } as const;
  for (const golden of deepCases) {
    const steps = Object.keys(golden.after).map(Number);
    const task = { model: 'directions', order: orderOf(golden), steps, ...backend };
    const { states } = await replay<AnyMeasurement<DeepReading>, Layers>(page, task);
    expect(states.map(({ measurement }) => measurement.step)).toEqual(steps);
    for (const { measurement } of states) checkDeep(golden, measurement);
    for (const [k, layer] of finalOf(golden).entries())
      for (const [i, weight] of layer.entries())
        expect(
          relative(states.at(-1)?.weights[k][i] ?? Number.NaN, weight),
          golden.id,
        ).toBeLessThan(toleranceAt(golden, 1000));
  }
});

function checkDeep(golden: Deep, { step, readings: [found] }: AnyMeasurement<DeepReading>): void {
  const { lnLoss, norm, alignment, path, margin, errors } =
    golden.after[String(step) as keyof Deep['after']];
  const wanted = { minusLnLoss: -lnLoss, norm, misalignment: 1 - alignment, path, margin, errors };
  for (const [name, value] of Object.entries(wanted))
    expect(
      relative(found[name as keyof typeof wanted] ?? Number.NaN, value),
      `${golden.id}, step ${step}, ${name}`,
    ).toBeLessThan(toleranceAt(golden, step));
}
