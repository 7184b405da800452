/** Tells a divergence that no learning rate could have prevented: of numbers too large to compute with. */
import type { Backend } from '../models/twoLayer/compute/backends';
import { train } from '../models/twoLayer/compute/train';
import type { Order } from '../models/twoLayer/order';

/** Updates, of which none changes anything. */
const STEPS = 2;

/** What to do about it, in a sentence that names the largest number; null if the learning rate is at fault. */
export async function overflowOf(order: Order, backend: Backend): Promise<string | null> {
  if (await standsStill(order, backend)) return null;
  const { name, size } = largestOf(order);
  const { precision } = backend.info;
  const what = `${name} is ${size.toExponential().replace('e+', 'e')} in size`;
  const wider = precision === 'float32' ? ', or try --precision float64' : '';
  return `No η could help: ${what}, too large to train on in ${precision}. Scale it down${wider}.`;
}

/** Whether the losses stay numbers where nothing is learnt. */
async function standsStill(order: Order, backend: Backend): Promise<boolean> {
  const learners = order.learners.map((each) => ({ ...each, eta: 0 }));
  const still = { ...order, learners, steps: STEPS, every: 1 };
  const cohort = backend.cohort(still);
  const { signal } = new AbortController();
  const run = train(cohort, still, () => ({ steps: 1, measure: true }), signal);
  let next = await run.next();
  while (!next.done) next = await run.next();
  cohort.dispose();
  return next.value.kind !== 'diverged';
}

interface Entry {
  /** As the run file names it, as in “data.X[0][3]”. */
  readonly name: string;
  readonly size: number;
}

function largestOf({ data, initial, shape: { d, o } }: Order): Entry {
  const entries = [
    largestIn('data.X', data.X, d),
    largestIn('data.Y', data.Y, o),
    largestIn('initial.W', initial.W, d),
    largestIn('initial.beta', initial.beta, o),
    largestIn('initial.b', initial.b, o),
  ];
  return entries.reduce((most, each) => (each.size > most.size ? each : most));
}

function largestIn(name: string, values: Float64Array, columns: number): Entry {
  let at = 0;
  for (let index = 1; index < values.length; index++) {
    if (Math.abs(values[index]) > Math.abs(values[at])) at = index;
  }
  const place = `[${Math.floor(at / columns)}][${at % columns}]`;
  return { name: `${name}${place}`, size: Math.abs(values[at]) };
}
