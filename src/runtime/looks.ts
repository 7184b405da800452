/** What is looked at beside the training: portrait, gauge, kernels, tests, predictions, each as often as it is cheap. */
import type { Cohort } from '../engine/cohort';
import { macrotask } from '../engine/macrotask';
import type { Measurement } from '../engine/measurement';
import { type Exam, examineAll, examOf } from '../models/twoLayer/compute/exam';
import { weightsOf } from '../models/twoLayer/compute/snapshot';
import { areFinite, type Inspector } from '../models/twoLayer/compute/theory/inspector';
import { foretellers } from '../models/twoLayer/compute/theory/predictions';
import { OVERFLOW } from '../models/twoLayer/compute/theory/unknown';
import type { Order } from '../models/twoLayer/order';
import type { KernelReport, Prediction } from '../models/twoLayer/theory';
import type { Asides } from './asides';
import type { Event, Port, RunId } from './protocol';

/** A portrait is sent so often, in ms, and takes at most `LOOK_SHARE` of the time too. */
const PORTRAIT_MS = 100;
/** The stability is looked at so often, in ms, and takes at most this share of the time. */
const LOOK_MS = 500;
const LOOK_SHARE = 0.05;
/** After a change on the way, every view is looked at once so many ms went by without another change. */
const SETTLED_MS = 100;

/** Where a run stands. */
export interface Present {
  readonly order: Order;
  readonly inspector: Inspector;
  readonly cohort: Cohort;
  /** Updates made. */
  readonly step: number;
}

export class Looks {
  private nextLook = 0;
  private nextPortrait = 0;
  private nextRound = Number.POSITIVE_INFINITY;
  /** The step that each view shows. */
  private readonly seen = { portrait: -1, stability: -1, kernels: -1, tests: -1 };
  /** Cuts a round of looks short. */
  private haste = new AbortController();

  constructor(
    private readonly run: RunId,
    private readonly port: Pick<Port<Event, never>, 'postMessage'>,
    private readonly asides: Asides,
    /** Null before there is anything to look at, and after it is gone. */
    private readonly present: () => Present | null,
  ) {}

  /** Looks at what is due; true if time went by that is none of the training's. */
  async atLeisure(step: number): Promise<boolean> {
    if (step > 0 && performance.now() >= this.nextLook) await this.gauge();
    if (step > 0 && performance.now() >= this.nextPortrait) await this.portray();
    if (performance.now() < this.nextRound) return false;
    await this.round();
    return true;
  }

  /** Another thing is asked for than to look: a round ends. */
  hurry(): void {
    this.haste.abort();
  }

  measured({ step, readings }: Measurement): void {
    if (readings.some(({ test }) => test)) this.seen.tests = step;
  }

  /** η, λ or T is another one: once no more change comes, every view is looked at. */
  retuned(): void {
    this.seen.stability = -1;
    this.nextRound = performance.now() + SETTLED_MS;
  }

  /** Brings every view to the present step, until the run is asked for something else. */
  async round(): Promise<void> {
    this.nextRound = Number.POSITIVE_INFINITY;
    this.haste = new AbortController();
    await this.atAll(this.haste.signal);
  }

  /** Brings every view to the present step. */
  async atAll(signal: AbortSignal): Promise<void> {
    const { seen } = this;
    const { step = 0, inspector } = this.present() ?? {};
    const looks = [
      [seen.portrait, () => this.portray()],
      [seen.stability, () => this.gauge()],
      [inspector?.quick ? seen.kernels : step, () => this.unfold()],
      [seen.tests, () => this.examine(signal)],
    ] as const;
    for (const [shown, look] of looks) {
      if (shown === step) continue;
      await macrotask();
      if (signal.aborted) return;
      await look();
    }
  }

  /** Sends what is known from the start alone, and looks at the kernels of the start. */
  async foretell(order: Order): Promise<void> {
    const predictions: Prediction[] = [];
    for (const { kind, learner, work } of foretellers(order)) {
      const prediction = await this.asides.of(kind, learner.id, work);
      if (prediction) predictions.push(prediction);
    }
    this.port.postMessage({ type: 'predicted', run: this.run, predictions });
    if (this.present()?.inspector.quick) await this.inspect();
  }

  /** Sends the kernels and the stability of the present state. */
  async inspect(): Promise<void> {
    await this.unfold();
    await this.gauge();
  }

  /** Sends where the weights stand. */
  async portray(): Promise<void> {
    const start = performance.now();
    const { cohort, inspector, step } = this.present() ?? {};
    const snapshot = await cohort?.snapshot('looking');
    if (!snapshot || !inspector || step === undefined || !this.present()) return;
    const portrait = await this.asides.of('portrait', null, () =>
      inspector.portrait(step, snapshot),
    );
    this.seen.portrait = step;
    if (portrait) this.port.postMessage({ type: 'portrait', run: this.run, portrait });
    const end = performance.now();
    this.nextPortrait = end + Math.max(PORTRAIT_MS, (end - start) / LOOK_SHARE);
  }

  /** The weights of each learner where the run stands. */
  async weights() {
    const { cohort, order } = this.present() ?? {};
    const snapshot = await cohort?.snapshot('looking');
    return snapshot && order && weightsOf(order, snapshot);
  }

  /** Tests beside the training; null where there is nothing to test on. */
  async exam(order: Order): Promise<Exam | null> {
    const exam = await this.asides.of('test', null, () => examOf(order));
    if (!exam) return null;
    return (weights, signal) =>
      this.asides.of('test', null, async () => {
        const reading = await exam(weights, signal);
        return reading || signal.aborted ? reading : OVERFLOW;
      });
  }

  /** Sends the kernels of the present state. */
  private async unfold(): Promise<void> {
    // The step of the weights: while they are read back, the run goes on.
    const { inspector, order, step } = this.present() ?? {};
    const weights = await this.soundWeights();
    if (!weights || !inspector || !order || step === undefined || !this.present()) return;
    const reports: KernelReport[] = [];
    for (const [index, { id, rule }] of order.learners.entries()) {
      const nothing = { learner: { id, rule }, G: null, GH: null, hNorm: null };
      const work = () => inspector.kernels(step, weights, index);
      reports.push((await this.asides.of('kernels', id, work)) ?? nothing);
    }
    this.seen.kernels = step;
    this.port.postMessage({ type: 'inspected', run: this.run, kernels: { step, reports } });
  }

  /** Sends the stability of the present state. */
  private async gauge(): Promise<void> {
    const start = performance.now();
    const { inspector, order, step } = this.present() ?? {};
    const weights = await this.soundWeights();
    if (!weights || !inspector || !order || step === undefined || !this.present()) return;
    const gauges: (number | null)[] = [];
    for (const [index, { id }] of order.learners.entries()) {
      gauges.push(await this.asides.of('gauge', id, () => inspector.gauge(step, weights, index)));
    }
    this.seen.stability = step;
    this.port.postMessage({ type: 'stability', run: this.run, stability: { step, gauges } });
    const end = performance.now();
    this.nextLook = end + Math.max(LOOK_MS, (end - start) / LOOK_SHARE);
  }

  /** Tests the learners where they stand, and sends what came of it. */
  private async examine(signal: AbortSignal): Promise<void> {
    const { order, step } = this.present() ?? {};
    const exam = order && (await this.exam(order));
    const weights = exam && (await this.weights());
    const readings = weights && (await examineAll(exam, weights, signal));
    if (!readings || step === undefined || !this.present()) return;
    this.seen.tests = step;
    this.port.postMessage({ type: 'tested', run: this.run, step, readings });
  }

  /** Null while a weight is no number: of a run on its way beyond them nothing can be told. */
  private async soundWeights() {
    const weights = await this.weights();
    return weights?.every(areFinite) ? weights : null;
  }
}
