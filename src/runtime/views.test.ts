/** What is told of each view where a run ends, halts or changes: all of one step, the last one. */
import { afterEach, expect, test } from 'vitest';
import type { OwnData } from '../core/table/ownData';
import { type Measurement, quantityIn } from '../engine/measurement';
import type { Outcome } from '../engine/run';
import { models } from '../models/registry';
import { defaults, type Experiment } from '../models/twoLayer/params';
import { experimentOf, presets } from '../models/twoLayer/presets';
import type { ProbeId } from '../models/twoLayer/probes';
import { createTrainer } from './client';
import { host } from './host';
import type { Event, Port, Request } from './protocol';
import type { RunEvent } from './runEvent';
import { sightsOf } from './testing/sights';

const small: Experiment = {
  ...defaults,
  ...{ p: 20, n: 6, d: 4, lambda: 0.1, steps: 400, backend: 'reference' },
};

/** Targets of which a test says something else than the training loss. */
const table: OwnData = {
  ...{ name: 'table.csv', inputs: ['x'], outputs: ['y'], classes: false, standardize: true },
  X: Float64Array.from({ length: 12 }, (_, i) => i),
  Y: Float64Array.from({ length: 12 }, (_, i) => i % 5),
  ...{ rows: 12, trainRows: 6, testRows: 6 },
};

const wires: (() => void)[] = [];
afterEach(() => {
  for (const close of wires.splice(0)) close();
});

/** A run of the real host on the real engine, with all that was heard of it. */
function begin(
  change: Partial<Experiment>,
  options: { readonly paused: boolean; readonly pace?: number } = { paused: false },
) {
  const { port1, port2 } = new MessageChannel();
  wires.push(() => port1.close());
  host(port2 as Port<Event, Request>, 2 ** 30, models);
  const wire = Object.assign(port1, { onerror: null, terminate: () => port1.close() });
  const events: RunEvent[] = [];
  let check = () => {};
  const experiment = { ...small, ...change };
  const own = experiment.data === 'own' ? table : null;
  const run = createTrainer(() => wire).start(
    { kind: 'experiment', model: 'two-layer', experiment, own },
    options,
    (event) => {
      events.push(event);
      check();
    },
  );
  const last = <T extends RunEvent['type']>(type: T) =>
    events.findLast((event): event is Extract<RunEvent, { type: T }> => event.type === type);
  const seen = <P extends ProbeId>(probe: P) => sightsOf(events, probe).at(-1);
  const measurements = () =>
    events.flatMap((event) => (event.type === 'progress' ? event.measurements : []));
  return {
    run,
    experiment,
    last,
    /** What a probe saw last. */
    seen,
    measurements,
    /** The step of each view. */
    steps: () => ({
      readout: measurements().at(-1)?.step,
      portrait: seen('portrait')?.step,
      gauge: seen('gauge')?.step,
      kernels: seen('kernels')?.step,
    }),
    until: (wanted: () => boolean) =>
      new Promise<void>((resolve) => {
        check = () => {
          if (wanted()) resolve();
        };
        check();
      }),
  };
}

const all = (step: number | undefined) => ({
  ...{ readout: step, portrait: step, gauge: step, kernels: step },
});

const anglesOf = (measurement: Measurement | undefined) =>
  measurement?.readings.map((reading) => quantityIn(reading, 'alignment'));

const reached = (steps: Record<string, number | undefined>, step: number) =>
  Object.values(steps).every((each) => each === step);

const ends: readonly (readonly [Outcome['kind'], Partial<Experiment>])[] = [
  ['budget', {}],
  ['target', { lambda: 0, target: 0.2, steps: 5000 }],
  [
    'plateau',
    {
      ...{ activation: 'tanh', lambda: 0.3, until: 'never', learners: ['fa-lambda'] },
      ...{ steps: 20_000, plateau: 300 },
    },
  ],
  ['diverged', { eta: 1 }],
];

test.each(ends)(
  'at its end by %s, every view shows the last good measurement',
  async (kind, change) => {
    const { last, steps, until } = begin(change);
    await until(() => last('ended') !== undefined);
    expect(last('ended')?.outcome.kind).toBe(kind);
    expect(steps()).toEqual(all(steps().readout));
    expect(steps().readout).toBeGreaterThan(0);
  },
);

test('too much alignment: the gauge ends above 1, and the cloud at the angle of the readout', async () => {
  const P10 = presets.find(({ id }) => id === 'P10');
  if (!P10) throw new Error('There is no P10.');
  const { last, seen, measurements, until } = begin({ ...experimentOf(P10), backend: 'reference' });
  await until(() => last('ended') !== undefined);
  expect(last('ended')?.outcome.kind).toBe('diverged');
  expect(seen('gauge')?.value[1]).toBeGreaterThan(1);
  expect(seen('portrait')?.value.map(({ angle }) => angle)).toEqual(
    anglesOf(measurements().at(-1)),
  );
});

test('what a live change made diverge is shown as it went with the change: the cloud at the angle of the readout', async () => {
  const { run, experiment, last, seen, steps, measurements, until } = begin({}, { paused: true });
  run.step(10);
  await until(() => reached(steps(), 10));
  run.retune({ ...experiment, eta: 1 });
  run.resume();
  await until(() => last('ended') !== undefined);
  expect(last('ended')?.outcome.kind).toBe('diverged');
  expect(steps().readout).toBeGreaterThan(10);
  expect(steps()).toEqual(all(steps().readout));
  expect(seen('portrait')?.value.map(({ angle }) => angle)).toEqual(
    anglesOf(measurements().at(-1)),
  );
});

test('a change before the first step is foretold as in a run that begins with it', async () => {
  const change = { lambda: 0.4, until: 30 } as const;
  const { run, experiment, last, seen, steps, until } = begin({}, { paused: true });
  await until(() => reached(steps(), 0));
  run.retune({ ...experiment, ...change });
  await until(() => last('retuned') !== undefined);
  run.step(1);
  await until(() => steps().readout === 1);
  const other = begin(change, { paused: true });
  await other.until(() => reached(other.steps(), 0));
  expect(seen('predictions')).toEqual(other.seen('predictions'));
});

test('at each halt, every view shows where the run stands', async () => {
  const { run, steps, until } = begin({}, { paused: true });
  await until(() => reached(steps(), 0));
  for (const [count, step] of [
    [1, 1],
    [1, 2],
    [38, 40],
    [1, 41],
  ]) {
    run.step(count);
    await until(() => reached(steps(), step));
  }
});

test('a pause of a run that is measured at every step brings every view to it', async () => {
  const { run, steps, until } = begin({}, { paused: false, pace: 25 });
  await until(() => (steps().readout ?? 0) >= 5);
  run.pause();
  await until(() => (steps().kernels ?? 0) >= 5 && reached(steps(), steps().readout ?? -1));
});

test('a change of η shows in the gauge at once, while the run is held too', async () => {
  const { run, experiment, last, seen, steps, until } = begin({ eta: 0.1 }, { paused: true });
  run.step(40);
  await until(() => reached(steps(), 40));
  const before = seen('gauge')?.value[0] ?? 0;
  run.retune({ ...experiment, eta: 0.2 });
  await until(() => (seen('gauge')?.value[0] ?? 0) > 1.5 * before);
  expect(seen('gauge')?.value[0]).toBeCloseTo(2 * before, 2);
  expect(last('retuned')?.step).toBe(40);
  expect(steps()).toEqual(all(40));
});

test('in a run that goes on every view follows a change of η', async () => {
  const options = { paused: false, pace: 20 };
  const { run, experiment, last, seen, steps, until } = begin(
    { eta: 0.1, steps: 100_000 },
    options,
  );
  await until(() => (steps().readout ?? 0) >= 3);
  run.retune({ ...experiment, eta: 1e-7 });
  await until(() => {
    const changed = last('retuned')?.step ?? Number.POSITIVE_INFINITY;
    return Object.values(steps()).every((step) => (step ?? 0) >= changed);
  });
  await until(() => (seen('gauge')?.value[0] ?? 1) < 1e-5);
});

test('the learners are tested where the run halts and where it ends, if they were not', async () => {
  const change = { data: 'own', lambda: 0, plateau: 30, steps: 5000 } as const;
  const { run, last, steps, measurements, until } = begin(change, { paused: true });
  run.step(3);
  await until(() => last('tested')?.step === 3);
  expect(last('tested')?.readings).toHaveLength(3);
  run.resume();
  await until(() => last('ended') !== undefined);
  expect(last('ended')?.outcome.kind).toBe('plateau');
  const step = steps().readout ?? 0;
  const tested = measurements().findLast(({ readings }) => readings[0].test);
  expect(Math.max(last('tested')?.step ?? 0, tested?.step ?? 0)).toBe(step);
});
