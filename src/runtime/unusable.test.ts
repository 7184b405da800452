import { expect, test } from 'vitest';
import type { OwnData } from '../core/table/ownData';
import { models } from '../models/registry';
import { defaults } from '../models/twoLayer/params';
import { host } from './host';
import type { Event, Port, Request } from './protocol';

/** Ten rows of a column about 1e-180, but for one of 1e300. */
const far: OwnData = {
  name: 'far.csv',
  inputs: ['size'],
  outputs: ['y'],
  classes: false,
  X: Float64Array.from({ length: 10 }, (_, i) => (i === 0 ? 1e300 : i * 1e-180)),
  Y: Float64Array.from({ length: 10 }, (_, i) => i),
  rows: 10,
  standardize: true,
  trainRows: 5,
  testRows: 5,
};

/** How a run on the table ends. */
function endOn(own: OwnData, seed: number): Promise<Event> {
  const { port1, port2 } = new MessageChannel();
  host(port2 as Port<Event, Request>, 2 ** 30, models);
  const experiment = {
    ...defaults,
    data: 'own',
    backend: 'reference',
    p: 10,
    steps: 20,
    seed,
  } as const;
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Event>) => {
      if (data.type !== 'ended' && data.type !== 'failed') return;
      resolve(data);
      port1.close();
    };
    const start: Request = {
      type: 'start',
      run: 1,
      task: { kind: 'experiment', model: 'two-layer', experiment, own },
      from: null,
      on: null,
      avoid: [],
      paused: false,
      pace: null,
    };
    port1.postMessage(start);
  });
}

test('a table is refused by its column where a value is infinite beside those that are trained on', async () => {
  const ends = await Promise.all(Array.from({ length: 8 }, (_, seed) => endOn(far, seed)));
  const refused = ends.flatMap((end) => (end.type === 'failed' ? [end.failure] : []));
  // It is tested on in about half of all splits, and sets the scale in the others.
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(8);
  for (const failure of refused) expect(failure).toEqual({ code: 'unusable-data', column: 'size' });
});
