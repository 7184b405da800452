/** Writes the samples of a run, all or a batch, where its kernel looks for them. */

import type { Order } from '../../order';
import { type Address, after } from './address';
import type { Kernel } from './kernel';
import { BLOCK, type Layout, type Samples } from './layout';

const VECTOR = 16;

export class SampleWriter {
  constructor(
    private readonly kernel: Kernel,
    private readonly layout: Layout,
    private readonly order: Order,
  ) {}

  /** Z₀ = W₀ Xᵀ [p, n] and the panels of all samples: P = X and −Xᵀ in weight space, P = K in sample space. */
  writeAll(): void {
    const { all, weightSpace, Z0Vectors } = this.layout;
    const samples = Array.from({ length: this.order.shape.n }, (_, i) => i);
    this.packTransposed(all.forwardPanels, Z0Vectors, samples, 1);
    this.writeZ0();
    if (weightSpace) return this.write(all, samples);
    this.writeTargets(all, samples);
    this.writeKernelMatrix();
  }

  /** All or some of the samples, for weight space. */
  write(batch: Samples, samples: readonly number[]): void {
    const { kernel, order, layout } = this;
    const { memory, staging, driftVectors } = layout;
    const { n, d } = order.shape;
    const { X } = order.data;
    batch.count = samples.length;
    if (batch.columns) {
      const padded = batch.vectors * memory.lanes;
      memory.indices(batch.columns, padded).fill(n).set(samples);
    }
    this.writeTargets(batch, samples);
    this.packTransposed(batch.forwardPanels, batch.vectors, samples, -1);
    const row = driftVectors * memory.lanes;
    const rows = memory.numbers(staging, samples.length * row);
    samples.forEach((sample, i) => {
      rows.fill(0, i * row, (i + 1) * row);
      rows.set(X.subarray(sample * d, (sample + 1) * d), i * row);
    });
    kernel.pack(batch.panels, staging, samples.length, driftVectors);
  }

  private writeZ0(): void {
    const { kernel, order, layout } = this;
    const { memory, all, Z0, Z0Vectors, staging } = layout;
    const { d, p } = order.shape;
    const row = Z0Vectors * VECTOR;
    const perTurn = BLOCK.small;
    for (let first = 0; first < p; first += perTurn) {
      const rows = Math.min(perTurn, p - first);
      const block = memory.numbers(staging, perTurn * d);
      block.fill(0);
      block.set(order.initial.W.subarray(first * d, (first + rows) * d));
      const count = 4 * Math.ceil(rows / 4);
      const out = after(Z0, first * row);
      kernel.multiply(out, row, staging, d * memory.size, all.forwardPanels, d, Z0Vectors, count);
    }
  }

  /** K = X Xᵀ [n, n], from the panels of Xᵀ. */
  private writeKernelMatrix(): void {
    const { kernel, order, layout } = this;
    const { memory, all, tall, Z0Vectors, staging } = layout;
    const { n, d } = order.shape;
    const left = after(staging, tall * Z0Vectors * VECTOR);
    const right = memory.numbers(left, tall * d);
    right.fill(0);
    right.set(order.data.X);
    const row = all.vectors * VECTOR;
    memory.numbers(staging, tall * all.vectors * memory.lanes).fill(0);
    kernel.multiply(staging, row, left, d * memory.size, all.forwardPanels, d, all.vectors, tall);
    kernel.pack(all.panels, staging, n, all.vectors);
  }

  /** sign · Xᵀ [d, samples] in panels. */
  private packTransposed(
    to: Address,
    vectors: number,
    samples: readonly number[],
    sign: 1 | -1,
  ): void {
    const { order, kernel } = this;
    const { memory, staging } = this.layout;
    const { d } = order.shape;
    const row = vectors * memory.lanes;
    const rows = memory.numbers(staging, d * row).fill(0);
    samples.forEach((sample, i) => {
      for (let k = 0; k < d; k++) rows[k * row + i] = sign * order.data.X[sample * d + k];
    });
    kernel.pack(to, staging, d, vectors);
  }

  private writeTargets({ Y, vectors }: Samples, samples: readonly number[]): void {
    const { memory } = this.layout;
    const { o } = this.order.shape;
    const targets = this.order.data.Y;
    const row = vectors * memory.lanes;
    const rows = memory.numbers(Y, o * row).fill(0);
    samples.forEach((sample, i) => {
      for (let k = 0; k < o; k++) rows[k * row + i] = targets[sample * o + k];
    });
  }
}
