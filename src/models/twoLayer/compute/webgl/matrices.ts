/** Stacked matrices on the device: how they get there, and the few shapes that the equations need. */
import * as tf from '@tensorflow/tfjs-core';
import type { TensorOps } from '../../tensors';

export type Matrices = tf.Tensor3D;

/** What rules and activations are written in. */
export const ops: TensorOps<Matrices> = {
  ...{ add: tf.add, sub: tf.sub, mul: tf.mul, matMul: tf.matMul },
  ...{ exp: tf.exp, tanh: tf.tanh, sigmoid: tf.sigmoid, softplus: tf.softplus },
  reshape: (a, shape) => tf.reshape(a, shape),
  step: (a) => tf.cast(tf.greater(a, 0), 'float32'),
};

/** A row-major matrix as [1, rows, columns]. */
export function upload(matrix: ArrayLike<number>, rows: number, columns: number): Matrices {
  return tf.tensor3d(Float32Array.from(matrix), [1, rows, columns]);
}

/** The last two axes swapped; free where one of them is 1. */
export function swapped(matrices: Matrices): Matrices {
  const [count, rows, columns] = matrices.shape;
  if (rows === 1 || columns === 1) return tf.reshape(matrices, [count, columns, rows]);
  return tf.transpose(matrices, [0, 2, 1]);
}

/** [rows, columns] → [columns, rows], row-major. */
export function transposed(matrix: ArrayLike<number>, rows: number, columns: number): Float64Array {
  const result = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = matrix[i * columns + j];
  }
  return result;
}

/** Weights [p, o] as the device holds them: their transpose over √p, [1, o, p]. */
export function scaled(weights: ArrayLike<number>, p: number, o: number): Matrices {
  const root = Math.sqrt(p);
  return upload(
    transposed(weights, p, o).map((weight) => weight / root),
    o,
    p,
  );
}
