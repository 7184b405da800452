/** One run on the worker's side: trains as it is asked to, and answers with events, never more than the page can take. */

import type { AnyExperiment } from '../core/schema/rows';
import type { AnyBackend } from '../engine/backend';
import type { Cohort } from '../engine/cohort';
import { macrotask } from '../engine/macrotask';
import type { Reading } from '../engine/measurement';
import type { About, Model } from '../engine/model';
import type { Order } from '../engine/order';
import { PartMissing } from '../engine/part';
import type { Probe } from '../engine/probe';
import type { Failure, Outcome } from '../engine/run';
import { type Position, type Reader, type Stride, train } from '../engine/train';
import { drawingTime, FIRST_MS, guarded, workingTime } from './allowed';
import { createAsides } from './asides';
import { either } from './either';
import { Looks } from './looks';
import { Pacing } from './pacing';
import { Places } from './places';
import { composed, opened, refusalOf, sourceOf } from './preparation';
import { createProgress } from './progress';
import type {
  Checkpoint,
  Event,
  LaterRequest,
  Port,
  Request,
  RunId,
  StartRequest,
} from './protocol';
import { createPulse } from './pulse';

type Maker = (order: Order, from?: unknown) => Cohort;

type AnyReader = Reader<unknown, unknown, Reading>;

export class HostedRun {
  readonly id: RunId;
  /** Resolves when nothing of this run is left to do. */
  readonly ended: Promise<void>;
  private readonly abort = new AbortController();
  private readonly aborted = new Promise<Outcome>((resolve) => {
    this.abort.signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
  });
  private readonly pacing;
  private readonly places = new Places();
  private readonly progress;
  private readonly pulse;
  private readonly asides;
  private readonly looks;
  private model: Model | undefined;
  private order: Order | undefined;
  private about: About = { tested: 0 };
  private probes: readonly Probe[] = [];
  private reader: AnyReader | undefined;
  /** Updates made, as far as known here. */
  private step = 0;
  /** The last good measurement; null before the first. */
  private measured: number | null = null;
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
    private readonly load: () => Promise<Model>,
    private readonly request: StartRequest,
    before: Promise<void> | undefined,
  ) {
    this.id = request.run;
    this.pacing = new Pacing(request);
    this.progress = createProgress(port, request.run);
    this.asides = createAsides((leftOut) =>
      port.postMessage({ type: 'left-out', run: this.id, leftOut }),
    );
    this.looks = new Looks(request.run, port, this.asides, () => this.present());
    this.pulse = createPulse((quiet) => port.postMessage({ type: 'pulse', run: this.id, quiet }));
    this.ended = this.go(before).catch((error: unknown) => this.failBy(error));
  }

  receive(request: LaterRequest): void {
    const { stepper, metronome } = this.pacing;
    switch (request.type) {
      case 'pause':
        return stepper.pause();
      case 'resume':
        this.looks.hurry();
        return stepper.resume();
      case 'step':
        this.looks.hurry();
        return stepper.step(request.count);
      case 'pace':
        return metronome.set(request.pace);
      case 'retune':
        this.tuning = request.experiment;
        this.looks.hurry();
        return this.wake();
      case 'taken':
        return this.progress.taken();
      case 'stop':
        this.abort.abort();
        this.looks.hurry();
        stepper.release();
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
    const { request, safe } = this;
    const { task } = request;
    const model = await this.load();
    const tooLarge = refusalOf(model, task, safe);
    if (tooLarge) return this.fail(tooLarge);
    const source = await sourceOf(model, task);
    if (this.abort.signal.aborted) return this.end({ kind: 'aborted' });
    this.pulse.expect(FIRST_MS + drawingTime(model, task));
    const { order, about } = composed(model, task, source);
    const refusal = source === null ? null : model.refusalOf(order, source);
    if (refusal) return this.fail(refusal);
    this.model = model;
    this.order = order;
    this.pacing.metronome.follow(order);
    this.about = about;
    await before; // its memory is free
    const backend = await this.open(model, order);
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
      this.train(model, order, cohortOf),
      backend.lost.then((): Failure => ({ code: 'device-lost' })),
      silent,
      this.aborted,
    ]);
    if ('kind' in result) this.end(result);
    else this.fail(result);
  }

  /** Opens what the run is to be computed with; null if that ends it. */
  private async open(model: Model, order: Order): Promise<AnyBackend | null> {
    const { request } = this;
    const choice = await opened(model, request, order);
    if (!choice.ok) {
      this.fail({ code: request.on ? 'backend-gone' : 'no-backend', absent: choice.absent });
      return null;
    }
    if (!choice.backend.complete) this.port.postMessage({ type: 'incomplete' });
    return choice.backend;
  }

  /** Trains to the end, in segments between which η, λ and T change. */
  private async train(model: Model, order: Order, cohortOf: Maker): Promise<Outcome> {
    let { from } = this.request;
    let tuned: AnyExperiment | undefined;
    for (let learners = order.learners; ; ) {
      const present = { ...order, learners };
      this.order = present;
      const cohort = cohortOf(present, from?.snapshot);
      this.probes = model.probesOf(present);
      this.reader = model.readerOf(present, cohort);
      this.cohort = cohort;
      this.step = from?.step ?? 0;
      this.places.keep({ order: present, step: this.step, snapshot: from?.snapshot });
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
      learners = model.retuned(tuning, this.about);
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
    this.places.justSaved();
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
    this.places.begin();
    for (;;) {
      const next = await run.next();
      if (next.done) return next.value;
      this.step = next.value.step;
      this.measured = this.step;
      this.places.measured();
      this.looks.measured(next.value);
      this.progress.add(next.value);
      if (this.step === 0) await this.lookAtStart();
    }
  }

  private async pace(step: number, position: Position) {
    const { pacing } = this;
    this.position = position;
    const burst = pacing.burst(step);
    if (step > (this.request.from?.step ?? 0)) this.pulse.expect(this.working);
    this.step = step;
    if (!this.over) this.progress.offer(step, pacing.stepsPerSecond);
    if (!this.tuning && (await this.looks.atLeisure(step))) pacing.rest(step);
    if (this.places.isDue(step)) await this.save(position);
    await macrotask();
    await pacing.keepTime(step, () => this.abort.signal.aborted || this.tuning !== undefined);
    const stride = pacing.stride(step, burst);
    if (!(stride instanceof Promise)) {
      if (this.tuning) this.segment.abort();
      return stride;
    }
    const released = await this.held(stride);
    if (this.tuning) this.segment.abort();
    pacing.rest(step);
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

  /** Sends a checkpoint, after all measurements before it; it is kept here too. */
  private async save(position: Position): Promise<void> {
    const snapshot = await this.cohort?.snapshot();
    this.places.justSaved();
    if (!snapshot || !this.order || this.over) return;
    this.places.keep({ order: this.order, step: position.step, snapshot });
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
    this.pacing.restAtStart(this.step);
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
    const { base } = this.places;
    if (!base) return;
    this.cohort?.dispose();
    const cohort = cohortOf(base.order, base.snapshot);
    this.cohort = cohort;
    this.step = base.step;
    while (this.step < goal && !this.over) {
      const count = Math.min(this.pacing.burst(this.step), goal - this.step);
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
    const { model, order } = this;
    const snapshot = await this.cohort?.snapshot('looking');
    if (snapshot === undefined || !model || !order) return;
    const weights = model.weightsOf(order, snapshot);
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
}
