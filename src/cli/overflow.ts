/** Tells a divergence that no learning rate could have prevented: of numbers too large to compute with. */
import { matricesIn, type Node } from '../core/json';
import type { AnyBackend } from '../engine/backend';
import type { Order } from '../engine/order';
import { train } from '../engine/train';
import type { Laboratory } from '../models/laboratories';

/** Updates, of which none changes anything. */
const STEPS = 2;

/** What to do about it, in a sentence that names the largest number; null if the learning rate is at fault. */
export async function overflowOf(
  { model }: Laboratory,
  order: Order,
  backend: AnyBackend,
): Promise<string | null> {
  if (await standsStill(model, order, backend)) return null;
  const { name, size } = largestOf(model.fileOf(order).drawn);
  const { precision } = backend.info;
  const what = `${name} is ${size.toExponential().replace('e+', 'e')} in size`;
  const wider = precision === 'float32' ? ', or try --precision float64' : '';
  return `No η could help: ${what}, too large to train on in ${precision}. Scale it down${wider}.`;
}

/** Whether the losses stay numbers where nothing is learnt. */
async function standsStill(
  model: Laboratory['model'],
  order: Order,
  backend: AnyBackend,
): Promise<boolean> {
  const learners = order.learners.map((each) => ({ ...each, eta: 0 }));
  const still = { ...order, learners, steps: STEPS, every: 1 };
  const cohort = backend.cohort(still);
  const { signal } = new AbortController();
  const reader = model.readerOf(still, cohort);
  const run = train(cohort, still, reader, () => ({ steps: 1, measure: true }), signal);
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

/** Of what is trained on, or from: test samples are neither. */
function largestOf(drawn: Readonly<Record<string, Node>>): Entry {
  const entries = matricesIn(drawn)
    .filter(([name]) => !name.endsWith('test'))
    .map(([name, { values, width }]) => largestIn(name, values, width));
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
