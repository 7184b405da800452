/** The matrix products that a step cannot do without, alone: in sample space R K, in weight space X D and Xᵀ S. */
import * as tf from '@tensorflow/tfjs-core';
import type { Precision } from '../../src/engine/run';
import { cheaperSpace } from '../../src/models/twoLayer/compute/plan';
import { after } from '../../src/models/twoLayer/compute/simd/address';
import { instantiate, loadKernel } from '../../src/models/twoLayer/compute/simd/kernel';
import { Memory } from '../../src/models/twoLayer/compute/simd/memory';
import type { Order } from '../../src/models/twoLayer/order';

/** Makes the products of `count` steps; resolves when they are done. */
export type Products = (count: number) => Promise<void>;

/** [rows × inner] times [inner × columns] of each product of a step of one learner. */
function shapes(order: Order): readonly (readonly [number, number, number])[] {
  const { n, d, p } = order.shape;
  return cheaperSpace(order) === 'sample'
    ? [[p, n, n]]
    : [
        [p, d, n],
        [p, n, d],
      ];
}

/** With the kernel's own product routine. */
export async function simdProducts(order: Order, precision: Precision): Promise<Products> {
  const module = await loadKernel(precision);
  if (!module) throw new Error('There is no WebAssembly SIMD here.');
  const memory = new Memory(precision);
  const products = shapes(order).map(([rows, inner, columns]) => {
    const units = 4 * Math.ceil(rows / 4);
    const [left, right] = [memory.vectors(inner), memory.vectors(columns)];
    return {
      units,
      inner,
      left,
      right,
      R: memory.takeRows(units * order.learners.length, left),
      P: memory.takeRows(inner, right),
      out: memory.takeRows(units * order.learners.length, right),
    };
  });
  const kernel = instantiate(module, memory.allocate());
  const block = 32;
  return async (count) => {
    for (let step = 0; step < count; step++) {
      for (let index = 0; index < order.learners.length; index++) {
        for (const { units, inner, left, right, R, P, out } of products) {
          for (let first = 0; first < units; first += block) {
            const row = index * units + first;
            const size = Math.min(block, units - first);
            const [from, to] = [after(R, row * left * 16), after(out, row * right * 16)];
            kernel.multiply(to, right * 16, from, left * 16, P, inner, right, size);
          }
        }
      }
    }
  };
}

/** With TensorFlow.js on its current backend, the learners stacked. */
export function tensorProducts(order: Order): Products {
  const count = order.learners.length;
  const products = shapes(order).map(([rows, inner, columns]) => ({
    P: tf.ones([1, columns, inner]),
    R: tf.ones([count, inner, rows]),
  }));
  return async (steps) => {
    const last = tf.tidy(() => {
      let result = tf.zeros([1]);
      for (let step = 0; step < steps; step++) {
        for (const { P, R } of products) result = tf.matMul(P, R);
      }
      return tf.slice(tf.reshape(result, [-1]), 0, 1);
    });
    await last.data();
    last.dispose();
  };
}
