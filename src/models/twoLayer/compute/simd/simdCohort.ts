/** The SIMD backend: steps the learners of a run in the kernel's memory, in float32 or float64. */

import { batchesOf } from '../../../../engine/batches';
import { keepAt, type Purpose } from '../../../../engine/cohort';
import { norm2 } from '../../../../engine/linear';
import type { Precision } from '../../../../engine/run';
import type { LearnerOrder, Order } from '../../order';
import type { Sums } from '../../sums';
import type { Cohort, CohortMaker } from '../cohort';
import { carrierOf, drawsOf, type Feedback, feedbackOf } from '../feedback';
import { gradientScale, outputSums } from '../metrics';
import { cheaperSpace, type Space } from '../plan';
import type { Snapshot } from '../snapshot';
import type { Address } from './address';
import { instantiate, type Kernel, type KernelModule } from './kernel';
import { Layout, type Samples, type Slot, type Trace } from './layout';
import { SampleWriter } from './samples';

/** Cohorts of one precision on a loaded kernel. */
export function simdCohort(module: KernelModule, precision: Precision): CohortMaker {
  return (order, from, space = cheaperSpace(order)) =>
    new SimdCohort(module, precision, space, order, from);
}

class SimdCohort implements Cohort {
  private readonly layout: Layout;
  private readonly kernel: Kernel;
  private readonly samples: SampleWriter;
  private readonly batches;
  private readonly outputs;
  private readonly scale;
  /** Of each slot; null where nothing changes in its Q but β itself. */
  private readonly feedbacks: readonly (Feedback | null)[];
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
    const layout = new Layout(order, precision, space);
    this.layout = layout;
    this.batch = layout.batch;
    this.nextBatch = layout.nextBatch;
    this.batches = batchesOf(order);
    this.outputs = outputSums(order);
    this.scale = gradientScale(order);
    this.kernel = instantiate(module, layout.memory.allocate(), layout.run);
    this.samples = new SampleWriter(this.kernel, layout, order);
    this.fill(from);
    this.feedbacks = this.takeFeedbacks();
  }

  advance(from: number, count: number): void {
    const { kernel, order, layout } = this;
    for (let step = from; step < from + count; step++) {
      this.ready(step);
      const share = this.batch.count / order.shape.n;
      if (this.batches) this.samples.write(this.nextBatch, this.batches(step + 1));
      this.look(this.batch);
      this.lookAhead(this.nextBatch);
      layout.slots.forEach(({ learner, A, U, beta, Q, trace }, index) => {
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
    return this.layout.slots.map((slot) => this.measureSlot(slot));
  }

  async snapshot(purpose: Purpose = 'going on'): Promise<Snapshot> {
    const { memory, weightSpace, slots, all, driftVectors } = this.layout;
    const shifts = purpose === 'going on' && !weightSpace;
    const { n, d, p, o } = this.order.shape;
    return {
      form: weightSpace ? 'weight' : 'sample',
      learners: slots.map(({ learner, A, U, beta, Q }) => ({
        hidden: weightSpace
          ? memory.readRows(U, driftVectors, p, d)
          : memory.readRows(A, all.vectors, p, n),
        beta: memory.numbers(beta, p * o).slice(),
        ...(carrierOf(learner.rule) === 'moving' && {
          feedback: memory.numbers(Q, p * o).slice(),
        }),
        ...(shifts && { shift: memory.readRows(U, driftVectors, p, n) }),
      })),
    };
  }

  dispose(): void {
    // The memory goes with the kernel's instance, when nobody holds this cohort any more.
  }

  private takeFeedbacks(): readonly (Feedback | null)[] {
    const { order } = this;
    const { memory, slots } = this.layout;
    const length = order.shape.p * order.shape.o;
    const draws = drawsOf(order);
    return slots.map(({ learner, beta, Q }) =>
      feedbackOf(learner.rule, order, {
        Q: memory.numbers(Q, length),
        beta: memory.numbers(beta, length),
        draws,
      }),
    );
  }

  /** Writes what the run starts from. */
  private fill(from: Snapshot | undefined): void {
    const { order } = this;
    const { memory, slots, b } = this.layout;
    const { p, o } = order.shape;
    memory.numbers(b, p * o).set(order.initial.b);
    this.samples.writeAll();
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
    const { memory, all, driftVectors, units, weightSpace } = this.layout;
    const { n, p } = this.order.shape;
    if (form === 'weights')
      throw new Error('The SIMD backend goes on from a drift, not from weights.');
    if ((form === 'weight') !== weightSpace) throw new Error(`This run is not in ${form} space.`);
    if (form === 'weight') return memory.writeRows(U, driftVectors, p, hidden);
    memory.writeRows(A, all.vectors, p, hidden);
    if (shift) return memory.writeRows(U, driftVectors, p, shift);
    const row = all.vectors * 16;
    this.kernel.multiply(U, row, A, row, all.panels, n, driftVectors, units);
  }

  /** Sees to it that the traces hold the forward pass that update `step` starts from. */
  private ready(step: number): void {
    if (this.readyFor === (this.batches ? step : 0)) return;
    if (this.batches) this.samples.write(this.batch, this.batches(step));
    for (const slot of this.layout.slots) this.forward(slot, this.batch, slot.trace);
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
    const { Z0, Z0Vectors } = this.layout;
    this.kernel.lookAhead(Z0, Z0Vectors * 16, columns, forwardPanels);
  }

  private measureSlot(slot: Slot): Sums {
    const { memory, all, allTrace, sums, b } = this.layout;
    const { p, o } = this.order.shape;
    const trace = allTrace ?? slot.trace;
    if (allTrace) this.forward(slot, all, trace);
    this.look(all);
    const { scale } = this;
    const held = memory.numbers(trace.E, o * all.vectors * memory.lanes);
    const E = Float64Array.from(held);
    held.set(E.map((error) => scale * error));
    this.kernel.gradients(slot.A, slot.U, trace.H, slot.beta, slot.Q, trace.E, sums);
    held.set(E);
    const [gradientDot, fed, exact, hiddenDrift2] = memory.doubles(sums, 4);
    const true2 = (scaled2: number) => scaled2 / p / scale / scale;
    const read = (address: Address) => Float64Array.from(memory.numbers(address, p * o));
    const Q = slot.learner.rule === 'bp' ? b : slot.Q;
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
