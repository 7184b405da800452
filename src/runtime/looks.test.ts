import { expect, test } from 'vitest';
import type { Purpose } from '../engine/cohort';
import { macrotask } from '../engine/macrotask';
import { compose } from '../models/twoLayer/compute/compose';
import { twoLayer } from '../models/twoLayer/compute/model';
import { referenceCohort } from '../models/twoLayer/compute/reference/reference';
import { weightsOf } from '../models/twoLayer/compute/snapshot';
import { createInspector } from '../models/twoLayer/compute/theory/inspector';
import { defaults } from '../models/twoLayer/params';
import { createAsides } from './asides';
import { Looks } from './looks';
import type { Event } from './protocol';
import { sightsOf } from './testing/sights';

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
  const asides = createAsides(() => {});
  const probes = twoLayer.probesOf(order);
  const looks = new Looks(1, port, asides, () => ({ probes, evaluator: null, cohort, step }));
  for (const look of [() => looks.asked(), () => looks.atStart()]) {
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
  for (const probe of ['kernels', 'gauge', 'portrait'] as const) {
    expect(sightsOf(events, probe).length).toBeGreaterThan(0);
  }
  const exact = compose({ ...defaults, p: 20, n: 6, d: 4, steps: 100 }).order;
  const again = referenceCohort(exact);
  const [kernels] = sightsOf(events, 'kernels');
  const [portrait] = sightsOf(events, 'portrait');
  again.advance(0, kernels.step);
  const weights = weightsOf(exact, await again.snapshot());
  expect(kernels.value[0]).toEqual(createInspector(exact).kernels(kernels.step, weights, 0));
  const later = referenceCohort(exact);
  later.advance(0, portrait.step);
  const [{ beta }] = weightsOf(exact, await later.snapshot());
  expect(portrait.value[0].beta).toEqual(Float32Array.from(beta));
});
