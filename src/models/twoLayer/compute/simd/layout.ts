/** Where a run lies in the kernel's memory: every place is taken before the memory is made, and none moves. */

import type { Precision } from '../../../../engine/run';
import { activationOf } from '../../activations/activations';
import type { LearnerOrder, Order } from '../../order';
import { carrierOf } from '../feedback';
import type { Space } from '../plan';
import { type Address, NOWHERE } from './address';
import type { Run } from './kernel';
import { Memory } from './memory';

/** Subset sums up to this many bytes are made once a step for all units, larger ones for each block anew. */
const KEPT = 2 ** 19;

/** Units that go back and forth together: few, so that their rows stay in the first cache, or enough to share a table. */
export const BLOCK = { small: 32, large: 256 };

/** Some samples as the kernel wants them: P and −Xᵀ in panels, targets [o, count], their columns of Z₀ (nowhere: all). */
export interface Samples {
  readonly vectors: number;
  readonly panels: Address;
  readonly forwardPanels: Address;
  readonly Y: Address;
  readonly columns: Address;
  count: number;
}

/** What a forward pass leaves: H [p, n] and, a row an output, f, E and e' (see kernel/kernel.ts). */
export interface Trace {
  readonly H: Address;
  readonly f: Address;
  readonly E: Address;
  readonly e: Address;
}

/** A learner's state. */
export interface Slot {
  readonly learner: LearnerOrder;
  readonly A: Address;
  readonly U: Address;
  readonly beta: Address;
  readonly Q: Address;
  readonly trace: Trace;
}

export class Layout {
  readonly memory: Memory;
  readonly weightSpace: boolean;
  readonly batched: boolean;
  /** p rounded up to whole tiles, and n. */
  readonly units: number;
  readonly tall: number;
  readonly driftVectors: number;
  readonly Z0Vectors: number;
  readonly Z0: Address;
  readonly b: Address;
  readonly sums: Address;
  readonly staging: Address;
  readonly slots: readonly Slot[];
  /** All samples, and what a measurement of them leaves; with batches also this batch and the next. */
  readonly all: Samples;
  readonly allTrace: Trace | null;
  readonly batch: Samples;
  readonly nextBatch: Samples;
  /** What the kernel is told of it. */
  readonly run: Run;

  constructor(
    private readonly order: Order,
    precision: Precision,
    space: Space,
  ) {
    const { n, d, p, o } = order.shape;
    const memory = new Memory(precision);
    this.memory = memory;
    this.weightSpace = space === 'weight';
    this.batched = order.batch < n;
    if (this.batched && !this.weightSpace) throw new Error('Sample space has no batches.');
    this.units = 4 * Math.ceil(p / 4);
    this.tall = 4 * Math.ceil(n / 4);
    this.driftVectors = memory.vectors(this.weightSpace ? d : n);
    // With batches one column more than n, which is 0, for the padding of batches to point at.
    this.Z0Vectors = memory.vectors(this.batched ? n + 1 : n);
    this.Z0 = memory.takeRows(this.units, this.Z0Vectors);
    this.b = memory.take(this.units * o * memory.size);
    this.sums = memory.take(4 * 8);
    this.all = this.takeSamples(n, false);
    this.batch = this.batched ? this.takeSamples(order.batch, true) : this.all;
    this.nextBatch = this.batched ? this.takeSamples(order.batch, true) : this.all;
    this.slots = order.learners.map((learner) => this.takeSlot(learner));
    this.allTrace = this.batched ? this.takeTrace(this.all) : null;
    this.run = this.takeRun();
    const wide = memory.vectors(d);
    // For Xᵀ; K and X one after the other, or X alone; a block of rows of W₀.
    this.staging = memory.takeRows(
      1,
      Math.max(d * this.Z0Vectors, this.tall * (this.Z0Vectors + wide), BLOCK.small * wide),
    );
  }

  private takeSamples(count: number, batch: boolean): Samples {
    const { memory } = this;
    const { d, o } = this.order.shape;
    const vectors = memory.vectors(count);
    return {
      count,
      vectors,
      panels: memory.takeRows(count, this.driftVectors),
      // In sample space only to work out Z₀ and K.
      forwardPanels: memory.takeRows(d, vectors + 2),
      Y: memory.takeRows(o, vectors),
      columns: batch ? memory.take(vectors * memory.lanes * 4) : NOWHERE,
    };
  }

  private takeTrace({ vectors }: Samples): Trace {
    const { memory, units } = this;
    const { o } = this.order.shape;
    return {
      H: memory.takeRows(units, vectors),
      f: memory.takeRows(o, vectors),
      E: memory.takeRows(o, vectors),
      e: memory.takeRows(o, vectors),
    };
  }

  private takeSlot(learner: LearnerOrder): Slot {
    const { memory, units } = this;
    const beta = memory.take(units * this.order.shape.o * memory.size);
    return {
      learner,
      A: this.weightSpace ? NOWHERE : memory.takeRows(units, this.all.vectors),
      U: memory.takeRows(units, this.driftVectors),
      beta,
      Q: this.takeQ(learner, beta),
      trace: this.takeTrace(this.batch),
    };
  }

  private takeQ({ rule }: LearnerOrder, beta: Address): Address {
    const { memory, units, order } = this;
    const carrier = carrierOf(rule);
    switch (carrier) {
      case 'beta':
        return beta;
      case 'fixed':
        return this.b;
      case 'signs':
      case 'moving':
        return memory.take(units * order.shape.o * memory.size);
      default:
        return carrier satisfies never;
    }
  }

  private takeRun(): Run {
    const { memory, units, driftVectors, weightSpace } = this;
    const { n, d, o } = this.order.shape;
    const { vectors } = this.all;
    const tables = tablesOf(n, driftVectors);
    const block = tables.kept ? BLOCK.small : BLOCK.large;
    const { simd } = activationOf(this.order.activation);
    return {
      ...{ units, outputs: o, inputs: d, activation: simd, block, driftVectors },
      weightSpace: Number(weightSpace),
      R: memory.takeRows(block, vectors),
      T: memory.takeRows(block, driftVectors),
      R2: memory.takeRows(o > 1 ? block : 0, vectors),
      T2: memory.takeRows(o > 1 ? block : 0, driftVectors),
      factors: memory.take(block * memory.size),
      masks: memory.take(block * Math.ceil(n / 64) * 8),
      partial: memory.takeRows(o, vectors),
      tables: memory.take(tables.bytes),
      kept: Number(tables.kept),
    };
  }
}

/** The subset sums of the kernel: 16 for each four samples of whole masks, or those of one mask and one panel at a time. */
function tablesOf(n: number, vectors: number): { bytes: number; kept: boolean } {
  const all = Math.ceil(n / 64) * 16 * 16 * vectors * 16;
  const one = 16 * 16 * 14 * 16;
  const kept = all <= KEPT;
  return { bytes: Math.max(kept ? all : one, vectors * 16), kept };
}
