import { expect, test } from 'vitest';
import { macrotask } from '../engine/macrotask';
import { compose } from '../models/twoLayer/compute/compose';
import { referenceCohort } from '../models/twoLayer/compute/reference/reference';
import { type Purpose, weightsOf } from '../models/twoLayer/compute/snapshot';
import { createInspector } from '../models/twoLayer/compute/theory/inspector';
import { defaults } from '../models/twoLayer/params';
import { createAsides } from './asides';
import { Looks } from './looks';
import type { Event } from './protocol';

test('kernels, gauge and portrait are told with the step of their weights, though the run goes on while these are read back', async () => {
  const { order } = compose({ ...defaults, p: 20, n: 6, d: 4, steps: 100 });
  const reference = referenceCohort(order);
  let step = 0;
  let reading = () => {};
  /** As on a device: the state of now, some time later. */
  const cohort = {
    ...reference,
    async snapshot(purpose?: Purpose) {
      const state = reference.snapshot(purpose);
      await new Promise<void>((resolve) => {
        reading = resolve;
      });
      return state;
    },
  };
  const events: Event[] = [];
  const port = { postMessage: (event: Event) => events.push(event) };
  const inspector = createInspector(order);
  const looks = new Looks(
    1,
    port,
    createAsides(() => {}),
    () => ({
      ...{ order, inspector, cohort, step },
    }),
  );
  for (const look of [() => looks.inspect(), () => looks.portray()]) {
    let over = false;
    const looked = look().then(() => {
      over = true;
    });
    // Each look reads the weights once or more; the run makes a step meanwhile.
    while (!over) {
      await macrotask();
      reference.advance(step, 1);
      step += 1;
      reading();
      await macrotask();
    }
    await looked;
  }
  const told = events.flatMap((event) => {
    if (event.type === 'inspected') return [event.kernels.step];
    if (event.type === 'stability') return [event.stability.step];
    return event.type === 'portrait' ? [event.portrait.step] : [];
  });
  expect(told).toHaveLength(3);
  const exact = compose({ ...defaults, p: 20, n: 6, d: 4, steps: 100 }).order;
  const again = referenceCohort(exact);
  const [kernels] = events.flatMap((event) => (event.type === 'inspected' ? [event.kernels] : []));
  again.advance(0, kernels.step);
  const weights = weightsOf(exact, await again.snapshot());
  expect(kernels.reports[0]).toEqual(createInspector(exact).kernels(kernels.step, weights, 0));
});
