/** A run with the real host: what stands beside the training may fail, the training goes on. */
import { afterEach, expect, test, vi } from 'vitest';
import type { OwnData } from '../core/table/ownData';
import type { LeftOut } from '../engine/probe';
import { models } from '../models/registry';
import { compose } from '../models/twoLayer/compute/compose';
import * as inspectors from '../models/twoLayer/compute/theory/inspector';
import { defaults, type Experiment } from '../models/twoLayer/params';
import { host } from './host';
import { unpack } from './packing';
import type { Event, Port, Request, Task } from './protocol';
import { sightsOf } from './testing/sights';

afterEach(() => {
  vi.restoreAllMocks();
});

/** All that a run says, to its end. */
function eventsOf(task: Task): Promise<readonly Event[]> {
  const { port1, port2 } = new MessageChannel();
  const port = port1 as Port<Request, Event>;
  const events: Event[] = [];
  return new Promise((resolve) => {
    port.onmessage = ({ data }) => {
      events.push(data);
      if (data.type === 'progress') port.postMessage({ type: 'taken', run: 1 });
      if (data.type !== 'ended' && data.type !== 'failed') return;
      port1.close();
      resolve(events);
    };
    host(port2 as Port<Event, Request>, 2 ** 30, models);
    const start = { paused: false, pace: null, from: null, on: null, avoid: [] };
    port.postMessage({
      ...start,
      ...{ type: 'start', run: 1, task },
    });
  });
}

const taskOf = (experiment: Experiment, own: OwnData | null = null): Task => ({
  ...{ kind: 'experiment', model: 'two-layer', experiment, own },
});

const leftOutOf = (events: readonly Event[]): readonly LeftOut[] =>
  events.flatMap((event) => (event.type === 'left-out' ? [event.leftOut] : []));

/** Days as seconds since 1970, and i² mod 7. */
const days: OwnData = {
  ...{ name: 'days.csv', inputs: ['time'], outputs: ['y'], classes: false, rows: 20 },
  X: Float64Array.from({ length: 20 }, (_, i) => 1_700_000_000 + 86_400 * i),
  Y: Float64Array.from({ length: 20 }, (_, i) => i ** 2 % 7),
  ...{ standardize: false, trainRows: 16, testRows: 4 },
};

const small: Experiment = { ...defaults, n: 6, d: 4, p: 20, steps: 40, backend: 'reference' };

test.each(['reference', 'simd'] as const)(
  'a table of times trains to its end on %s, without the alignment law, which says why',
  async (backend) => {
    const events = await eventsOf(taskOf({ ...small, data: 'own', lambda: 5, backend }, days));
    expect(events.at(-1)).toMatchObject({ type: 'ended', outcome: { kind: 'budget' } });
    expect(leftOutOf(events)).toEqual([
      {
        ...{ what: 'law', learner: 'fa-lambda' },
        why: { code: 'singular' },
      },
    ]);
    const [predicted] = sightsOf(events, 'predictions');
    expect(predicted.value).toMatchObject([{ learner: { id: 'fa' }, kind: 'kernel' }]);
  },
);

test('whatever looks at a run may throw: it is told once by name, and the run ends as without it', async () => {
  const undisturbed = await eventsOf(taskOf(small));
  const fail = () => {
    throw new Error('no such thing');
  };
  vi.spyOn(inspectors, 'createInspector').mockReturnValue({
    ...{ quick: true, kernels: fail, gauge: fail, portrait: fail },
  });
  const events = await eventsOf(taskOf(small));
  const measured = (all: readonly Event[]) =>
    all.flatMap((event) => (event.type === 'progress' ? unpack(event.packed) : []));
  expect(measured(events)).toEqual(measured(undisturbed));
  const names = leftOutOf(events).map(({ what, learner }) => `${what} ${learner}`);
  const ofEach = (what: string) => ['bp', 'fa', 'fa-lambda'].map((id) => `${what} ${id}`);
  expect(names.toSorted()).toEqual([...ofEach('gauge'), ...ofEach('kernels'), 'portrait null']);
  expect(sightsOf(events, 'gauge').at(-1)?.value).toEqual([null, null, null]);
});

test('a test whose outputs are beyond all numbers is left out, and training goes on', async () => {
  const { order } = compose(small);
  const far = { X: Float64Array.of(1, 1e200, 1, 1), Y: Float64Array.of(1) };
  const tested = { ...order, data: { ...order.data, test: far } };
  const events = await eventsOf({
    ...{ kind: 'order', model: 'two-layer', backend: 'reference', precision: 'float64' },
    order: tested,
  });
  expect(events.at(-1)).toMatchObject({ type: 'ended', outcome: { kind: 'budget' } });
  expect(leftOutOf(events)).toEqual([{ what: 'test', learner: null, why: { code: 'overflow' } }]);
});
