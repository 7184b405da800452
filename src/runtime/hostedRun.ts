/** One run on the worker's side: trains as it is asked to, and answers with events, never more than the page can take. */

import type { AnyExperiment } from '../core/schema/rows';
import { type Backend, openBackend, reopenBackend, type Wanted } from '../engine/backend';
import type { Cohort } from '../engine/cohort';
import { macrotask } from '../engine/macrotask';
import type { Reading } from '../engine/measurement';
import type { About, Composed, Model } from '../engine/model';
import type { Order } from '../engine/order';
import { PartMissing } from '../engine/part';
import type { Probe } from '../engine/probe';
import type { Failure, Outcome } from '../engine/run';
import { type Position, type Reader, type Stride, train } from '../engine/train';
import { drawingTime, FIRST_MS, guarded, workingTime } from './allowed';
import { createAsides } from './asides';
import { either } from './either';
import { Looks } from './looks';
import { createMetronome } from './metronome';
import { createProgress } from './progress';
import type { Checkpoint, Event, Port, Request, RunId, Task } from './protocol';
import { createPulse } from './pulse';
import { createStepper } from './stepper';
import { createTempo } from './tempo';

export type StartRequest = Extract<Request, { type: 'start' }>;
type LaterRequest = Exclude<Request, StartRequest>;

/** A checkpoint is sent so often, in ms: what is lost at most, and a little. */
const CHECKPOINT_MS = 1500;
/** While a run waits for its next update, it looks so often, in ms, whether it is to stop. */
const WAIT_MS = 20;
/** Where a run can be taken up again; without a snapshot it is the start. */
interface Place {
  readonly order: Order;
  readonly step: number;
  readonly snapshot: unknown;
}

type Maker = (order: Order, from?: unknown) => Cohort;

type AnyBackend = Backend<Order, unknown, Cohort>;
type AnyReader = Reader<unknown, unknown, Reading>;

export class HostedRun {
  readonly id: RunId;
  /** Resolves when nothing of this run is left to do. */
  readonly ended: Promise<void>;
  private readonly abort = new AbortController();
  private readonly aborted = new Promise<Outcome>((resolve) => {
    this.abort.signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
  });
  private readonly tempo = createTempo();
  private readonly metronome;
  private readonly stepper;
  private readonly progress;
  private readonly pulse;
  private readonly asides;
  private readonly looks;
  private order: Order | undefined;
  private about: About = { tested: 0 };
  private probes: readonly Probe[] = [];
  private reader: AnyReader | undefined;
  /** Updates made, as far as known here. */
  private step = 0;
  /** The last good measurement; null before the first. */
  private measured: number | null = null;
  /** Where the run was saved last, and where it was before the last good measurement. */
  private saved: Place | undefined;
  private base: Place | undefined;
  private savedAt = performance.now();
  /** Lets a run that is held take its change of η, λ and T. */
  private wake = () => {};
  /** Milliseconds that may go by in an update before the next pulse. */
  private working = 0;
  /** Ends the training with the present η, λ and T, to go on with those of `tuning`. */
  private segment = new AbortController();
  private tuning: AnyExperiment | undefined;
  /** Kept after the end, so that the final weights can be asked for, until the next run begins. */
  private cohort: Cohort | undefined;
  private position: Position | undefined;
  private over = false;

  constructor(
    private readonly port: Port<Event, Request>,
    private readonly safe: number,
    private readonly model: Model,
    private readonly request: StartRequest,
    before: Promise<void> | undefined,
  ) {
    this.id = request.run;
    this.stepper = createStepper(request.paused);
    this.metronome = createMetronome(request.speed);
    this.progress = createProgress(port, request.run);
    this.asides = createAsides((leftOut) =>
      port.postMessage({ type: 'left-out', run: this.id, leftOut }),
    );
    this.looks = new Looks(request.run, port, this.asides, () => this.present());
    this.pulse = createPulse((quiet) => port.postMessage({ type: 'pulse', run: this.id, quiet }));
    this.ended = this.go(before).catch((error: unknown) => this.failBy(error));
  }

  receive(request: LaterRequest): void {
    switch (request.type) {
      case 'pause':
        return this.stepper.pause();
      case 'resume':
        this.looks.hurry();
        return this.stepper.resume();
      case 'step':
        this.looks.hurry();
        return this.stepper.step(request.count);
      case 'speed':
        return this.metronome.set(request.stepsPerSecond);
      case 'retune':
        this.tuning = request.experiment;
        this.looks.hurry();
        return this.wake();
      case 'taken':
        return this.progress.taken();
      case 'stop':
        this.abort.abort();
        this.looks.hurry();
        this.stepper.release();
        if (this.over) this.dispose();
        return;
      case 'weights':
        this.sendWeights().catch((error: unknown) => this.failBy(error));
        return;
      case 'look':
        this.looks.asked().catch((error: unknown) => this.failBy(error));
        return;
      default:
        return request satisfies never;
    }
  }

  private async go(before: Promise<void> | undefined): Promise<void> {
    // Of a flurry of starts (a slider being dragged) only the newest gets past this line.
    await macrotask();
    if (this.abort.signal.aborted) return this.end({ kind: 'aborted' });
    const { model } = this;
    const { task } = this.request;
    if (task.kind === 'experiment') {
      const { experiment } = task;
      const needed = model.bytesOf(experiment, task.own);
      if (needed > this.safe) {
        return this.fail({ code: 'too-large', needed, safe: this.safe, experiment });
      }
    }

    const source = task.kind === 'experiment' ? await model.load(task.experiment, task.own) : null;
    if (this.abort.signal.aborted) return this.end({ kind: 'aborted' });
    this.pulse.expect(FIRST_MS + drawingTime(model, task));
    const { order, about } = this.composed(task, source);
    const refusal = source === null ? null : model.refusalOf(order, source);
    if (refusal) return this.fail(refusal);
    this.order = order;
    this.about = about;
    await before; // its memory is free
    const backend = await this.open(order);
    if (!backend) return;
    const { learners, steps } = order;
    const info = { ...about, learners, steps, backend: backend.info };
    this.port.postMessage({ type: 'started', run: this.id, info, next: backend.next });
    this.asides.open();
    this.working = workingTime(model, order, backend.info);
    this.pulse.expect(FIRST_MS + this.working);
    let hang = () => {};
    const silent = new Promise<Failure>((resolve) => {
      hang = () => resolve({ code: 'device-silent' });
    });
    const cohortOf: Maker = (each, snapshot) =>
      this.counted(guarded(backend.cohort(each, snapshot), model, each, backend.info, hang));
    // An abort does not wait for what the device still computes: that is at most two bursts, and nobody reads it.
    const result = await Promise.race([
      this.train(order, cohortOf),
      backend.lost.then((): Failure => ({ code: 'device-lost' })),
      silent,
      this.aborted,
    ]);
    if ('kind' in result) this.end(result);
    else this.fail(result);
  }

  /** Opens what the run is to be computed with; null if that ends it. */
  private async open(order: Order): Promise<AnyBackend | null> {
    const { task, on, avoid } = this.request;
    const { backend: asked, precision } =
      task.kind === 'order' ? task : this.model.wantedOf(task.experiment);
    const wanted: Wanted = { backend: asked, precision, avoid };
    const opened = await (on
      ? reopenBackend(this.model.backends, on)
      : openBackend(this.model.backends, wanted, order, () => performance.now()));
    if (!opened.ok) {
      this.fail({ code: on ? 'backend-gone' : 'no-backend', absent: opened.absent });
      return null;
    }
    if (!opened.backend.complete) this.port.postMessage({ type: 'incomplete' });
    return opened.backend;
  }

  /** Trains to the end, in segments between which η, λ and T change. */
  private async train(order: Order, cohortOf: Maker): Promise<Outcome> {
    let { from } = this.request;
    let tuned: AnyExperiment | undefined;
    for (let learners = order.learners; ; ) {
      const present = { ...order, learners };
      this.order = present;
      const cohort = cohortOf(present, from?.snapshot);
      this.probes = this.model.probesOf(present);
      this.reader = this.model.readerOf(present, cohort);
      this.cohort = cohort;
      this.step = from?.step ?? 0;
      this.saved = { order: present, step: from?.step ?? 0, snapshot: from?.snapshot };
      this.segment = new AbortController();
      if (tuned && from) await this.announce(tuned, from);
      const outcome = await this.trainSegment(cohort, this.reader, present, from);
      await this.lookAtEnd(outcome, cohortOf);
      const { tuning, position } = this;
      if (outcome.kind !== 'aborted' || this.abort.signal.aborted || !tuning || !position) {
        return outcome;
      }
      this.tuning = undefined;
      tuned = tuning;
      const snapshot = await cohort.snapshot();
      if (this.over) return outcome; // and its cohort is disposed of
      cohort.dispose();
      const before = JSON.stringify(learners);
      learners = this.model.retuned(tuning, this.about);
      // What was at rest before a change is not at rest after it.
      const recent = JSON.stringify(learners) === before ? position.recent : [];
      from = { ...position, recent, snapshot };
      this.looks.retuned();
    }
  }

  /** Tells what holds from now on, with the state that the cohort has just been made from. */
  private async announce(experiment: AnyExperiment, checkpoint: Checkpoint): Promise<void> {
    const { order } = this;
    if (!order) return;
    const { step } = checkpoint;
    this.progress.flush();
    this.savedAt = performance.now();
    const { learners } = order;
    this.port.postMessage({
      ...{ type: 'retuned', run: this.id, step, learners, experiment, checkpoint },
    });
    if (step === 0) await this.lookAtStart();
  }

  private async trainSegment(
    cohort: Cohort,
    reader: AnyReader,
    order: Order,
    from: Position | null,
  ): Promise<Outcome> {
    const signal = either(this.abort.signal, this.segment.signal);
    const pace = (step: number, position: Position) => this.pace(step, position);
    const evaluator = this.looks.guarded(reader.evaluator);
    const run = train(cohort, order, { ...reader, evaluator }, pace, signal, from);
    this.measured ??= from?.measured ?? null;
    this.base ??= this.saved;
    for (;;) {
      const next = await run.next();
      if (next.done) return next.value;
      this.step = next.value.step;
      this.measured = this.step;
      this.base = this.saved;
      this.looks.measured(next.value);
      this.progress.add(next.value);
      if (this.step === 0) await this.lookAtStart();
    }
  }

  private async pace(step: number, position: Position) {
    this.position = position;
    const burst = this.tempo.next(performance.now(), step);
    if (step > (this.request.from?.step ?? 0)) this.pulse.expect(this.working);
    this.step = step;
    if (!this.over) this.progress.offer(step, this.tempo.stepsPerSecond);
    if (!this.tuning && (await this.looks.atLeisure(step))) this.rest(step);
    const unsaved = step > (this.saved?.step ?? 0);
    if (unsaved && performance.now() - this.savedAt >= CHECKPOINT_MS) {
      await this.save(position);
    }
    await macrotask();
    await this.keepTime(step);
    const { watched } = this.metronome;
    const stride = this.stepper.pass(
      step,
      Math.min(burst, this.metronome.allowance(performance.now(), step)),
    );
    if (this.tuning && !(stride instanceof Promise)) this.segment.abort();
    if (!(stride instanceof Promise)) return { ...stride, measure: stride.measure || watched };
    const released = await this.held(stride);
    if (this.tuning) this.segment.abort();
    this.rest(step);
    return released;
  }

  /** While a run is held, every view comes to where it stands, and a change of η, λ or T does not wait. */
  private async held(stride: Promise<Stride>): Promise<Stride> {
    if (this.tuning) return { steps: 0, measure: false };
    const retuned = new Promise<Stride>((resolve) => {
      this.wake = () => resolve({ steps: 0, measure: false });
    });
    await this.looks.round();
    return Promise.race([stride, retuned]);
  }

  /** The time that went by was not the training's. */
  private rest(step: number): void {
    this.tempo.rest(performance.now(), step);
    this.metronome.rest();
  }

  /** Waits for the next update's turn, unless the run is stopped or held meanwhile. */
  private async keepTime(step: number): Promise<void> {
    for (;;) {
      const wait = this.metronome.wait(performance.now(), step);
      if (wait <= 0 || !this.stepper.open || this.abort.signal.aborted || this.tuning) return;
      await new Promise((resolve) => setTimeout(resolve, Math.min(wait, WAIT_MS)));
    }
  }

  /** Sends a checkpoint, after all measurements before it; it is kept here too. */
  private async save(position: Position): Promise<void> {
    const snapshot = await this.cohort?.snapshot();
    this.savedAt = performance.now();
    if (!snapshot || !this.order || this.over) return;
    this.saved = { order: this.order, step: position.step, snapshot };
    this.progress.flush();
    const checkpoint = { ...position, snapshot };
    this.port.postMessage({ type: 'checkpoint', run: this.id, checkpoint });
  }

  /** Sends what is seen at the start, after its measurement. */
  private async lookAtStart(): Promise<void> {
    this.progress.flush();
    await macrotask();
    if (this.over || this.abort.signal.aborted) return;
    await this.looks.atStart();
    this.tempo.rest(performance.now(), this.step);
  }

  /** Brings every view to the last step; to the last good measurement, where the run has diverged since. */
  private async lookAtEnd({ kind }: Outcome, cohortOf: Maker): Promise<void> {
    const { signal } = this.abort;
    if (kind === 'aborted' || signal.aborted || this.measured === null) return;
    if (kind === 'diverged') await this.goBack(this.measured, cohortOf);
    await this.looks.atAll(signal);
  }

  /** What has diverged shows nothing: trains again, from where the run was last saved, as far as it was good. */
  private async goBack(goal: number, cohortOf: Maker): Promise<void> {
    const { base } = this;
    if (!base) return;
    this.cohort?.dispose();
    const cohort = cohortOf(base.order, base.snapshot);
    this.cohort = cohort;
    this.step = base.step;
    while (this.step < goal && !this.over) {
      const burst = this.tempo.next(performance.now(), this.step);
      const count = Math.min(burst, goal - this.step);
      cohort.advance(this.step, count);
      await cohort.settle();
      await macrotask();
    }
  }

  /** Keeps `step` that of the cohort's state, also while its updates are only queued. */
  private counted(cohort: Cohort): Cohort {
    const advance = cohort.advance.bind(cohort);
    cohort.advance = (from, count) => {
      if (cohort === this.cohort) this.step = from + count;
      advance(from, count);
    };
    return cohort;
  }

  private present() {
    const { probes, reader, cohort, step } = this;
    return reader && cohort ? { probes, evaluator: reader.evaluator, cohort, step } : null;
  }

  private async sendWeights(): Promise<void> {
    const { order } = this;
    const snapshot = await this.cohort?.snapshot('looking');
    if (snapshot === undefined || !order) return;
    const weights = this.model.weightsOf(order, snapshot);
    this.port.postMessage({ type: 'weights', run: this.id, weights });
  }

  private end(outcome: Outcome): void {
    this.finish();
    if (this.abort.signal.aborted) this.dispose();
    this.progress.flush();
    this.port.postMessage({ type: 'ended', run: this.id, outcome });
  }

  private failBy(error: unknown): void {
    if (!(error instanceof PartMissing)) {
      const message = error instanceof Error ? error.message : String(error);
      return this.fail({ code: 'engine', message });
    }
    this.port.postMessage({ type: 'incomplete' });
    this.fail({ code: 'part-missing', part: error.part });
  }

  private fail(failure: Failure): void {
    this.finish();
    this.dispose();
    this.progress.flush();
    this.port.postMessage({ type: 'failed', run: this.id, failure });
  }

  private finish(): void {
    this.over = true;
    this.pulse.end();
  }

  private dispose(): void {
    this.cohort?.dispose();
    this.cohort = undefined;
  }

  private composed(task: Task, source: unknown): Composed {
    switch (task.kind) {
      case 'experiment':
        return this.model.compose(task.experiment, source);
      case 'order':
        return this.model.given(task.order);
      default:
        return task satisfies never;
    }
  }
}
