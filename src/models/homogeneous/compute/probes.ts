/** What looks on at a run: the surface, the margins and the layers of each learner's direction. */
import type { Probe } from '../../../engine/probe';
import type { Layers, Order } from '../order';
import type { LayerPortrait, ProbeId, Sees, Surface } from '../probes';
import type { Cohort } from './cohort';
import { marginsOf } from './measure';
import { Pass } from './network';
import { planeOf } from './plane';
import { spectrumOf } from './spectrum';
import { normOf } from './vectors';

/** Points of the surface's side. */
const SIDE = 61;
/** The plane is shown as far as the furthest coordinate, and this much further. */
const ROOM = 1.15;

const ALWAYS = { atStart: true, atRest: true, whenAsked: false };

type Probes = { readonly [P in ProbeId]: Omit<Probe<Cohort, Sees[P]>, 'id'> };

export function probesOf(order: Order): readonly Probe<Cohort>[] {
  const surface = surfaceOf(order);
  const pass = new Pass(order);
  const weights = async ({ cohort }: { readonly cohort: Cohort }) =>
    (await cohort.snapshot('looking')).learners.map(({ W }) => W);
  const probes: Probes = {
    surface: {
      ...{ ...ALWAYS, everyMs: 100 },
      look: async (stand, asides) =>
        surface &&
        asides.of('surface', null, async () => surface((await weights(stand)).map(unit))),
    },
    margins: {
      ...{ ...ALWAYS, everyMs: 200 },
      look: (stand, asides) =>
        asides.of('margins', null, async () =>
          (await weights(stand)).map((W) => marginsOf(order, pass, W)),
        ),
    },
    layers: {
      ...{ ...ALWAYS, everyMs: 200 },
      look: (stand, asides) =>
        asides.of('layers', null, async () =>
          (await weights(stand)).map((W) => portraitOf(unit(W), order.sizes)),
        ),
    },
  };
  return Object.entries(probes).map(([id, probe]) => ({ ...probe, id }));
}

/** Ŵ = W/‖W‖. */
function unit(W: Layers): Layers {
  const norm = normOf(W);
  return W.map((layer) => layer.map((weight) => weight / norm));
}

/** Null where the data are not in the plane. */
function surfaceOf(order: Order): ((learners: readonly Layers[]) => Surface) | null {
  const inPlane = planeOf(order);
  if (!inPlane) return null;
  const [inputs] = order.sizes;
  const extent = ROOM * Math.max(...inPlane.map(Math.abs));
  const X = Float64Array.from({ length: inputs * SIDE * SIDE }, (_, k) => {
    const point = Math.floor(k / inputs);
    if (k % inputs === 2) return 1;
    const place = k % inputs === 0 ? point % SIDE : SIDE - 1 - Math.floor(point / SIDE);
    return extent * ((2 * place) / (SIDE - 1) - 1);
  });
  // With targets of 1 a margin is f itself.
  const y = new Float64Array(SIDE * SIDE).fill(1);
  const pass = new Pass({ ...order, data: { X, y } });
  return (learners) => ({
    extent,
    side: SIDE,
    values: learners.map((W) => {
      pass.forward(W);
      return Float32Array.from(pass.margins);
    }),
  });
}

function portraitOf(W: Layers, sizes: readonly number[]): readonly LayerPortrait[] {
  const { rankRatios, pairs } = spectrumOf(W, sizes);
  return W.map((layer, k) => ({
    ...{ rows: sizes[k + 1], columns: sizes[k], values: Float32Array.from(layer) },
    ...{ ratio: rankRatios[k], ...pairs[k] },
  }));
}
