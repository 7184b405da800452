/** What looks on at a run: when each looks, and how what it sees is worked out. */
import type { Asides, Probe, Stand } from '../../../engine/probe';
import type { Order } from '../order';
import type { ProbeId, Sees } from '../probes';
import type { Cohort } from './cohort';
import { weightsOf } from './snapshot';
import { areFinite, createInspector } from './theory/inspector';
import { foretellers } from './theory/predictions';

const NEVER = { atStart: false, atRest: false, whenAsked: false, everyMs: null };

type Probes = { readonly [P in ProbeId]: Omit<Probe<Cohort, Sees[P]>, 'id'> };

/** In the order in which they look. */
export function probesOf(order: Order): readonly Probe<Cohort>[] {
  const inspector = createInspector(order);
  const { quick } = inspector;

  /** Null while a weight is no number: of a run on its way beyond them nothing can be told. */
  async function soundWeights({ cohort }: Stand<Cohort>) {
    const weights = weightsOf(order, await cohort.snapshot('looking'));
    return weights.every(areFinite) ? weights : null;
  }

  const probes: Probes = {
    portrait: {
      ...{ ...NEVER, atStart: true, atRest: true, everyMs: 100 },
      async look({ cohort, step }, asides) {
        const snapshot = await cohort.snapshot('looking');
        return asides.of('portrait', null, () => inspector.portrait(step, snapshot));
      },
    },
    predictions: {
      ...{ ...NEVER, atStart: true },
      look: (_, asides) => foretell(order, asides),
    },
    kernels: {
      ...{ ...NEVER, atStart: quick, atRest: quick, whenAsked: true },
      async look(stand, asides) {
        const weights = await soundWeights(stand);
        if (!weights) return null;
        return each(order, async ({ id, rule }, index) => {
          const work = () => inspector.kernels(stand.step, weights, index);
          const nothing = { learner: { id, rule }, G: null, GH: null, hNorm: null };
          return (await asides.of('kernels', id, work)) ?? nothing;
        });
      },
    },
    gauge: {
      ...{ ...NEVER, atStart: quick, atRest: true, whenAsked: true, everyMs: 500 },
      async look(stand, asides) {
        const weights = await soundWeights(stand);
        if (!weights) return null;
        return each(order, ({ id }, index) =>
          asides.of('gauge', id, () => inspector.gauge(stand.step, weights, index)),
        );
      },
    },
  };
  return Object.entries(probes).map(([id, probe]) => ({ ...probe, id }));
}

/** One learner after another. */
async function each<T>(
  { learners }: Order,
  look: (learner: Order['learners'][number], index: number) => Promise<T>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (const [index, learner] of learners.entries()) all.push(await look(learner, index));
  return all;
}

async function foretell(order: Order, asides: Asides): Promise<Sees['predictions']> {
  const predictions = [];
  for (const { kind, learner, work } of foretellers(order)) {
    const prediction = await asides.of(kind, learner.id, work);
    if (prediction) predictions.push(prediction);
  }
  return predictions;
}
