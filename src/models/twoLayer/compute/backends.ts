/** What computes two-layer networks: the reference, the SIMD kernel, and tensors on a graphics device. */
import { type Backends, neverLost } from '../../../engine/backend';
import { loadPart } from '../../../engine/part';
import type { Precision } from '../../../engine/run';
import { probeWebGL } from '../../../engine/webgl';
import type { Order } from '../order';
import type { Cohort } from './cohort';
import { cheaperSpace } from './plan';
import { referenceCohort } from './reference/reference';
import { openKernel } from './simd/kernel';
import { simdCohort } from './simd/simdCohort';
import type { Snapshot } from './snapshot';

export const backends = {
  open: {
    reference: () => ({
      ...{ ok: true, precision: 'float64', cohort: referenceCohort, lost: neverLost },
    }),
    simd: openSimd,
    webgl: openTensors,
  },
  sizeOf({ shape: { n, d, p, o }, ...order }) {
    const octave = Math.round(Math.log2(p));
    const { activation, batch, learners } = order;
    const space = cheaperSpace({ shape: { n, d, p, o }, batch });
    return [n, d, octave, o, batch, learners.length, activation, space].join();
  },
} satisfies Backends<Order, Snapshot, Cohort>;

async function openSimd(precision: Precision) {
  const kernel = await openKernel(precision);
  if (!kernel.ok) return kernel;
  const cohort = simdCohort(kernel.module, precision);
  return { ok: true, precision, cohort, lost: neverLost } as const;
}

async function openTensors(precision: Precision) {
  if (precision === 'float64') return { ok: false, absence: { code: 'no-float64' } } as const;
  const probe = probeWebGL();
  if (!probe.ok) return probe;
  // Loaded on demand: where WebGL is not used, TensorFlow.js never arrives.
  const { openWebGL, freeSpareTextures } = await loadPart(
    'tensorflow',
    () => import('./webgl/context'),
  );
  const webgl = await openWebGL(probe.device);
  if (!webgl.ok) return webgl;
  const { tensorCohort } = await loadPart('webgl', () => import('./webgl/tensorCohort'));
  await freeSpareTextures();
  return { ok: true, precision: 'float32', cohort: tensorCohort, lost: webgl.lost } as const;
}
