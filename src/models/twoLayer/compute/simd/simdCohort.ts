/** The SIMD backend: lays a run out in the kernel's memory and steps its learners there, in float32 or float64. */

import { batchesOf } from '../../../../engine/batches';
import type { Purpose } from '../../../../engine/cohort';
import { keepAt } from '../../../../engine/cohort';
import { norm2 } from '../../../../engine/linear';
import type { Precision } from '../../../../engine/run';
import { activationOf } from '../../activations/activations';
import type { LearnerOrder, Order } from '../../order';
import type { Sums } from '../../sums';
import type { Cohort, CohortMaker } from '../cohort';
import { carrierOf, drawsOf, type Feedback, feedbackOf } from '../feedback';
import { gradientScale, outputSums } from '../metrics';
import { cheaperSpace, type Space } from '../plan';
import type { Snapshot } from '../snapshot';
import { type Address, instantiate, type Kernel, type KernelModule } from './kernel';
import { Memory } from './memory';

/** Subset sums up to this many bytes are made once a step for all units, larger ones for each block anew. */
const KEPT = 2 ** 19;

/** Units that go back and forth together: few, so that their rows stay in the first cache, or enough to share a table. */
const BLOCK = { small: 32, large: 256 };

/** Some samples as the kernel wants them: P and −Xᵀ in panels, targets [o, count], their columns of Z₀ (0: all). */
interface Samples {
  readonly vectors: number;
  readonly panels: Address;
  readonly forwardPanels: Address;
  readonly Y: Address;
  readonly columns: Address;
  count: number;
}

/** What a forward pass leaves: H [p, n] and, a row an output, f, E and e' (see kernel/kernel.ts). */
interface Trace {
  readonly H: Address;
  readonly f: Address;
  readonly E: Address;
  readonly e: Address;
}

interface Slot {
  readonly learner: LearnerOrder;
  readonly A: Address;
  readonly U: Address;
  readonly beta: Address;
  readonly Q: Address;
  readonly trace: Trace;
}

/** Cohorts of one precision on a loaded kernel. */
export function simdCohort(module: KernelModule, precision: Precision): CohortMaker {
  return (order, from, space = cheaperSpace(order)) =>
    new SimdCohort(module, precision, space, order, from);
}

class SimdCohort implements Cohort {
  private readonly memory: Memory;
  private readonly kernel: Kernel;
  private readonly batches;
  private readonly outputs;
  private readonly scale;
  private readonly weightSpace: boolean;
  private readonly block: number;
  private readonly tables: { readonly bytes: number; readonly kept: boolean };
  /** p rounded up to whole tiles. */
  private readonly units: number;
  private readonly driftVectors: number;
  private readonly Z0Vectors: number;
  private readonly Z0: Address;
  private readonly b: Address;
  private readonly sums: Address;
  private readonly staging: Address;
  private readonly slots: readonly Slot[];
  /** Of each slot; null where nothing changes in its Q but β itself. */
  private readonly feedbacks: readonly (Feedback | null)[];
  /** All samples, and what a measurement of them leaves; with batches also this batch and the next. */
  private readonly all: Samples;
  private readonly allTrace: Trace;
  private batch: Samples;
  private nextBatch: Samples;
  /** The update that the traces are ready for. */
  private readyFor = -1;

  constructor(
    module: KernelModule,
    readonly precision: Precision,
    readonly space: Space,
    private readonly order: Order,
    from: Snapshot | undefined,
  ) {
    const { n, d, p, o } = order.shape;
    const memory = new Memory(precision);
    this.memory = memory;
    this.batches = batchesOf(order);
    this.outputs = outputSums(order);
    this.scale = gradientScale(order);
    this.weightSpace = space === 'weight';
    if (this.batches && !this.weightSpace) throw new Error('Sample space has no batches.');
    this.units = 4 * Math.ceil(p / 4);
    this.driftVectors = memory.vectors(this.weightSpace ? d : n);
    this.tables = tablesOf(n, this.driftVectors);
    this.block = this.tables.kept ? BLOCK.small : BLOCK.large;
    // With batches one column more than n, which is 0, for the padding of batches to point at.
    this.Z0Vectors = memory.vectors(this.batches ? n + 1 : n);
    this.Z0 = memory.takeRows(this.units, this.Z0Vectors);
    this.b = memory.take(this.units * o * memory.size);
    this.sums = memory.take(4 * 8);
    this.all = this.takeSamples(n, false);
    this.batch = this.batches ? this.takeSamples(order.batch, true) : this.all;
    this.nextBatch = this.batches ? this.takeSamples(order.batch, true) : this.all;
    this.slots = order.learners.map((learner) => this.takeSlot(learner));
    this.allTrace = this.batches ? this.takeTrace(this.all) : this.slots[0].trace;
    const scratch = this.takeScratch();
    const wide = memory.vectors(d);
    // For Xᵀ; K and X one after the other, or X alone; a block of rows of W₀.
    const tall = 4 * Math.ceil(n / 4);
    this.staging = memory.takeRows(
      1,
      Math.max(d * this.Z0Vectors, tall * (this.Z0Vectors + wide), BLOCK.small * wide),
    );
    this.kernel = instantiate(module, memory.allocate());
    this.kernel.scratch(...scratch);
    const { simd } = activationOf(order.activation);
    this.kernel.shape(this.units, o, simd, this.weightSpace, this.block, this.driftVectors, d);
    this.fill(from);
    this.feedbacks = this.takeFeedbacks();
  }

  advance(from: number, count: number): void {
    const { kernel, order } = this;
    for (let step = from; step < from + count; step++) {
      this.ready(step);
      const share = this.batch.count / order.shape.n;
      if (this.batches) this.load(this.nextBatch, this.batches(step + 1));
      this.look(this.batch);
      this.lookAhead(this.nextBatch);
      this.slots.forEach(({ learner, A, U, beta, Q, trace }, index) => {
        const feedback = this.feedbacks[index];
        const keep = keepAt(learner, step, share);
        feedback?.aim(step);
        kernel.step(A, U, trace.H, beta, Q, trace.f, trace.e, keep);
        feedback?.follow(step, keep);
        this.errors(learner, this.nextBatch, trace);
      });
      [this.batch, this.nextBatch] = [this.nextBatch, this.batch];
      this.readyFor = this.batches ? step + 1 : 0;
    }
  }

  async settle(): Promise<void> {}

  async measure(step: number): Promise<readonly Sums[]> {
    if (!this.batches) this.ready(0);
    for (const feedback of this.feedbacks) feedback?.aim(step);
    return this.slots.map((slot) => this.measureSlot(slot));
  }

  async snapshot(purpose: Purpose = 'going on'): Promise<Snapshot> {
    const { memory } = this;
    const shifts = purpose === 'going on' && !this.weightSpace;
    const { n, d, p, o } = this.order.shape;
    return {
      form: this.weightSpace ? 'weight' : 'sample',
      learners: this.slots.map(({ learner, A, U, beta, Q }) => ({
        hidden: this.weightSpace
          ? memory.readRows(U, this.driftVectors, p, d)
          : memory.readRows(A, this.all.vectors, p, n),
        beta: memory.numbers(beta, p * o).slice(),
        ...(carrierOf(learner.rule) === 'moving' && {
          feedback: memory.numbers(Q, p * o).slice(),
        }),
        ...(shifts && { shift: memory.readRows(U, this.driftVectors, p, n) }),
      })),
    };
  }

  dispose(): void {
    // The memory goes with the kernel's instance, when nobody holds this cohort any more.
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
      columns: batch ? memory.take(vectors * memory.lanes * 4) : 0,
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
      A: this.weightSpace ? 0 : memory.takeRows(units, this.all.vectors),
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

  private takeFeedbacks(): readonly (Feedback | null)[] {
    const { memory, order } = this;
    const length = order.shape.p * order.shape.o;
    const draws = drawsOf(order);
    return this.slots.map(({ learner, beta, Q }) =>
      feedbackOf(learner.rule, order, {
        Q: memory.numbers(Q, length),
        beta: memory.numbers(beta, length),
        draws,
      }),
    );
  }

  private takeScratch() {
    const { memory, driftVectors, block, tables } = this;
    const { n, o } = this.order.shape;
    const { vectors } = this.all;
    return [
      memory.takeRows(block, vectors),
      memory.takeRows(block, driftVectors),
      memory.takeRows(o > 1 ? block : 0, vectors),
      memory.takeRows(o > 1 ? block : 0, driftVectors),
      memory.take(block * memory.size),
      memory.take(block * Math.ceil(n / 64) * 8),
      memory.takeRows(o, vectors),
      memory.take(tables.bytes),
      tables.kept,
    ] as const;
  }

  /** Writes what the run starts from. */
  private fill(from: Snapshot | undefined): void {
    const { memory, order, slots } = this;
    const { p, o } = order.shape;
    memory.numbers(this.b, p * o).set(order.initial.b);
    this.loadAll();
    slots.forEach(({ learner, A, U, beta, Q }, index) => {
      if (carrierOf(learner.rule) === 'moving')
        memory.numbers(Q, p * o).set(from?.learners[index].feedback ?? order.initial.b);
      memory.numbers(beta, p * o).set(from?.learners[index].beta ?? order.initial.beta);
      if (from) this.restore(from.form, from.learners[index], A, U);
    });
  }

  private restore(
    form: Snapshot['form'],
    { hidden, shift }: Snapshot['learners'][number],
    A: Address,
    U: Address,
  ): void {
    const { memory, all, driftVectors, units } = this;
    const { n, p } = this.order.shape;
    if (form === 'weights')
      throw new Error('The SIMD backend goes on from a drift, not from weights.');
    if ((form === 'weight') !== this.weightSpace)
      throw new Error(`This run is not in ${form} space.`);
    if (form === 'weight') return memory.writeRows(U, driftVectors, p, hidden);
    memory.writeRows(A, all.vectors, p, hidden);
    if (shift) return memory.writeRows(U, driftVectors, p, shift);
    const row = all.vectors * 16;
    this.kernel.multiply(U, row, A, row, all.panels, n, driftVectors, units);
  }

  /** Z₀ = W₀ Xᵀ [p, n] and the panels of all samples: P = X and −Xᵀ in weight space, P = K in sample space. */
  private loadAll(): void {
    const { kernel, memory, order, all, Z0Vectors, staging } = this;
    const { n, d, p } = order.shape;
    const samples = Array.from({ length: n }, (_, i) => i);
    this.packTransposed(all.forwardPanels, Z0Vectors, samples, 1);
    const left = staging + 4 * Math.ceil(n / 4) * Z0Vectors * 16;
    const perTurn = BLOCK.small;
    for (let first = 0; first < p; first += perTurn) {
      const rows = Math.min(perTurn, p - first);
      const block = memory.numbers(staging, perTurn * d);
      block.fill(0);
      block.set(order.initial.W.subarray(first * d, (first + rows) * d));
      const count = 4 * Math.ceil(rows / 4);
      const out = this.Z0 + first * Z0Vectors * 16;
      kernel.multiply(
        out,
        Z0Vectors * 16,
        staging,
        d * memory.size,
        all.forwardPanels,
        d,
        Z0Vectors,
        count,
      );
    }
    if (this.weightSpace) {
      this.load(all, samples);
    } else {
      this.writeTargets(all, samples);
      const tall = 4 * Math.ceil(n / 4);
      const right = memory.numbers(left, tall * d);
      right.fill(0);
      right.set(order.data.X);
      memory.numbers(staging, tall * all.vectors * memory.lanes).fill(0);
      kernel.multiply(
        staging,
        all.vectors * 16,
        left,
        d * memory.size,
        all.forwardPanels,
        d,
        all.vectors,
        tall,
      );
      kernel.pack(all.panels, staging, n, all.vectors);
    }
  }

  /** All or some of the samples, for weight space. */
  private load(batch: Samples, samples: readonly number[]): void {
    const { kernel, memory, order, staging, driftVectors } = this;
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

  /** sign · Xᵀ [d, samples] in panels. */
  private packTransposed(
    to: Address,
    vectors: number,
    samples: readonly number[],
    sign: 1 | -1,
  ): void {
    const { memory, order, staging, kernel } = this;
    const { d } = order.shape;
    const row = vectors * memory.lanes;
    const rows = memory.numbers(staging, d * row).fill(0);
    samples.forEach((sample, i) => {
      for (let k = 0; k < d; k++) rows[k * row + i] = sign * order.data.X[sample * d + k];
    });
    kernel.pack(to, staging, d, vectors);
  }

  private writeTargets({ Y, vectors }: Samples, samples: readonly number[]): void {
    const { o } = this.order.shape;
    const targets = this.order.data.Y;
    const row = vectors * this.memory.lanes;
    const rows = this.memory.numbers(Y, o * row).fill(0);
    samples.forEach((sample, i) => {
      for (let k = 0; k < o; k++) rows[k * row + i] = targets[sample * o + k];
    });
  }

  /** Sees to it that the traces hold the forward pass that update `step` starts from. */
  private ready(step: number): void {
    if (this.readyFor === (this.batches ? step : 0)) return;
    if (this.batches) this.load(this.batch, this.batches(step));
    for (const slot of this.slots) this.forward(slot, this.batch, slot.trace);
    this.readyFor = this.batches ? step : 0;
  }

  private forward({ learner, U, beta }: Slot, samples: Samples, trace: Trace): void {
    this.look(samples);
    this.lookAhead(samples);
    this.kernel.forward(U, trace.H, beta, trace.f);
    this.errors(learner, samples, trace);
  }

  private errors({ eta }: LearnerOrder, { Y }: Samples, { f, E, e }: Trace): void {
    const scale = 1 / Math.sqrt(this.order.shape.p);
    this.kernel.errors(f, Y, E, e, scale, eta * scale);
  }

  private look({ count, vectors, panels }: Samples): void {
    this.kernel.look(count, vectors, panels);
  }

  private lookAhead({ columns, forwardPanels }: Samples): void {
    this.kernel.lookAhead(this.Z0, this.Z0Vectors * 16, columns, forwardPanels);
  }

  private measureSlot(slot: Slot): Sums {
    const { memory, order, all } = this;
    const { p, o } = order.shape;
    const trace = this.batches ? this.allTrace : slot.trace;
    if (this.batches) this.forward(slot, all, trace);
    this.look(all);
    const { scale } = this;
    const held = memory.numbers(trace.E, o * all.vectors * memory.lanes);
    const E = Float64Array.from(held);
    held.set(E.map((error) => scale * error));
    this.kernel.gradients(slot.A, slot.U, trace.H, slot.beta, slot.Q, trace.E, this.sums);
    held.set(E);
    const [gradientDot, fed, exact, hiddenDrift2] = memory.doubles(this.sums, 4);
    const true2 = (scaled2: number) => scaled2 / p / scale / scale;
    const read = (address: Address) => Float64Array.from(memory.numbers(address, p * o));
    const Q = slot.learner.rule === 'bp' ? this.b : slot.Q;
    return {
      ...this.outputs(read(slot.beta), read(Q)),
      squaredError: norm2(E),
      gradientDot: true2(gradientDot),
      feedbackGradientNorm2: true2(fed),
      trueGradientNorm2: true2(exact),
      hiddenDrift2,
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
