/** What is looked at beside the training: by the model's probes and by its tests, each as often as it is cheap. */
import type { Cohort } from '../engine/cohort';
import { type Evaluator, evaluateAll } from '../engine/evaluate';
import { macrotask } from '../engine/macrotask';
import type { Measurement } from '../engine/measurement';
import { OVERFLOW, type Probe } from '../engine/probe';
import type { Asides } from './asides';
import type { Event, Port, RunId } from './protocol';

/** The looks of one probe on the way take at most this share of the time. */
const LOOK_SHARE = 0.05;
/** After a change on the way, every view is looked at once so many ms went by without another change. */
const SETTLED_MS = 100;

/** Where a run stands. */
export interface Present {
  readonly probes: readonly Probe[];
  /** Null where there is nothing to test on. */
  readonly evaluator: Evaluator<unknown> | null;
  readonly cohort: Cohort;
  /** Updates made. */
  readonly step: number;
}

/** Of tests, beside those of the probes' ids. */
const TESTS = 'tests';

export class Looks {
  /** By a probe's id: when it may look again, and the step that it has looked at. */
  private readonly due = new Map<string, number>();
  private readonly seen = new Map<string, number>();
  private nextRound = Number.POSITIVE_INFINITY;
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
    for (const probe of this.probes().filter(({ everyMs }) => everyMs !== null)) {
      if (step > 0 && performance.now() >= (this.due.get(probe.id) ?? 0)) await this.look(probe);
    }
    if (performance.now() < this.nextRound) return false;
    await this.round();
    return true;
  }

  /** Another thing is asked for than to look: a round ends. */
  hurry(): void {
    this.haste.abort();
  }

  measured({ step, readings }: Measurement): void {
    if (readings.some(({ test }) => test)) this.seen.set(TESTS, step);
  }

  /** The rates are others: once no more change comes, every view is looked at. */
  retuned(): void {
    this.seen.clear();
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
    const step = this.present()?.step;
    for (const probe of this.probes().filter(({ atRest }) => atRest)) {
      if (this.seen.get(probe.id) === step) continue;
      await macrotask();
      if (signal.aborted) return;
      await this.look(probe);
    }
    if (this.seen.get(TESTS) === step) return;
    await macrotask();
    if (!signal.aborted) await this.evaluate(signal);
  }

  /** Looks at the start. */
  async atStart(): Promise<void> {
    for (const probe of this.probes().filter(({ atStart }) => atStart)) await this.look(probe);
  }

  /** Looks at the present state as far as that is done when asked for. */
  async asked(): Promise<void> {
    for (const probe of this.probes().filter(({ whenAsked }) => whenAsked)) await this.look(probe);
  }

  /** Tests as the training asks for them: what fails is left out with a word. */
  guarded(evaluator: Evaluator<unknown> | null): Evaluator<unknown> | null {
    return (
      evaluator &&
      ((snapshot) =>
        evaluator(snapshot).map(
          (test) => (signal) =>
            this.asides.of('test', null, async () => {
              const reading = await test(signal);
              return reading || signal.aborted ? reading : OVERFLOW;
            }),
        ))
    );
  }

  private probes(): readonly Probe[] {
    return this.present()?.probes ?? [];
  }

  /** Sends what a probe sees of the present state, at the step of that state: while it is read back, the run may go on. */
  private async look(probe: Probe): Promise<void> {
    const start = performance.now();
    const stand = this.present();
    if (!stand) return;
    const { step } = stand;
    const value = await probe.look(stand, this.asides);
    if (!this.present()) return;
    this.seen.set(probe.id, step);
    if (value !== null) {
      this.port.postMessage({
        type: 'seen',
        run: this.run,
        seen: { probe: probe.id, step, value },
      });
    }
    const end = performance.now();
    this.due.set(probe.id, end + Math.max(probe.everyMs ?? 0, (end - start) / LOOK_SHARE));
  }

  /** Tests the learners where they stand, and sends what came of it. */
  private async evaluate(signal: AbortSignal): Promise<void> {
    const { cohort, step, evaluator = null } = this.present() ?? {};
    const tests = this.guarded(evaluator);
    const snapshot = tests && (await cohort?.snapshot('looking'));
    const readings = snapshot ? await evaluateAll(tests(snapshot), signal) : null;
    if (!readings || step === undefined || !this.present()) return;
    this.seen.set(TESTS, step);
    this.port.postMessage({ type: 'tested', run: this.run, step, readings });
  }
}
