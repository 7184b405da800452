/** Every implementation of a training step: each backend in each precision and space it knows. Tests only. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Order } from '../../experiment/order';
import type { Precision } from '../../experiment/run';
import type { Cohort } from '../cohort';
import type { Space } from '../plan';
import { referenceCohort } from '../reference/reference';
import { loadKernel } from '../simd/kernel';
import { simdCohort } from '../simd/simdCohort';
import type { Snapshot } from '../snapshot';
import { tensorCohort } from '../webgl/tensorCohort';

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

/** The tensor equations run here on TensorFlow.js's plain backend; e2e runs them on WebGL, in the worker. */
export const tensors: readonly Implementation[] = spaces.map((space) => ({
  name: `tensors, ${space} space`,
  precision: 'float32',
  space,
  make: async (order, from) => {
    await tf.setBackend('cpu');
    return tensorCohort(order, from, space);
  },
}));

/** All but the reference, which is what they are judged by. */
export const fast: readonly Implementation[] = [...simd, ...tensors];
