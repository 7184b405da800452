/** Every implementation of a training step: each backend in each precision and space it knows. Tests only. */

import type { Precision } from '../../../../engine/run';
import { probeWebGL } from '../../../../engine/webgl';
import type { Order } from '../../order';
import type { Cohort } from '../cohort';
import type { Space } from '../plan';
import { referenceCohort } from '../reference/reference';
import { loadKernel } from '../simd/kernel';
import { simdCohort } from '../simd/simdCohort';
import type { Snapshot } from '../snapshot';

export interface Implementation {
  readonly name: string;
  readonly precision: Precision;
  readonly space: Space;
  readonly make: (order: Order, from?: Snapshot) => Promise<Cohort>;
}

export const reference: Implementation = {
  name: 'reference',
  precision: 'float64',
  space: 'weight',
  make: async (order, from) => referenceCohort(order, from),
};

const spaces = ['weight', 'sample'] as const;

export const simd: readonly Implementation[] = spaces.flatMap((space) =>
  (['float32', 'float64'] as const).map((precision) => ({
    name: `SIMD, ${precision}, ${space} space`,
    precision,
    space,
    make: async (order, from) => {
      const module = await loadKernel(precision);
      if (!module) throw new Error('There is no WebAssembly SIMD here.');
      return simdCohort(module, precision)(order, from, space);
    },
  })),
);

/** The tensor equations on real WebGL, in software: in the browser project alone. */
export const webgl: readonly Implementation[] = spaces.map((space) => ({
  name: `WebGL, ${space} space`,
  precision: 'float32',
  space,
  make: async (order, from) => {
    const { openWebGL } = await import('../webgl/context');
    const { tensorCohort } = await import('../webgl/tensorCohort');
    const probe = probeWebGL();
    const opened = probe.ok ? await openWebGL(probe.device) : probe;
    if (!opened.ok) throw new Error(`There is no WebGL here: ${opened.absence.code}.`);
    return tensorCohort(order, from, space);
  },
}));

/** Whether this is the browser project, where compiling the programs of one more shape takes seconds. */
export const inBrowser = typeof document !== 'undefined';

/** What is judged by the reference here: the kernel in Node, WebGL in a browser. */
export const fast: readonly Implementation[] = inBrowser ? webgl : simd;

/** The same and, in Node, the reference, where it is judged by itself. */
export const everywhere: readonly Implementation[] = inBrowser ? webgl : [reference, ...simd];
