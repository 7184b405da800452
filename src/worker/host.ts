/** Worker side: takes requests from a port, trains, and answers with events, never more than the page can take. */
import { openBackend } from '../engine/backend';
import type { Cohort } from '../engine/cohort';
import { type Composed, compose, stiffness } from '../engine/compose';
import { train } from '../engine/train';
import type { Failure, Outcome } from '../experiment/run';
import { createGate } from './gate';
import { macrotask } from './macrotask';
import { createOutbox } from './outbox';
import type { Event, Port, Request, RunId, Task } from './protocol';
import { createTempo } from './tempo';

type StartRequest = Extract<Request, { type: 'start' }>;
type LaterRequest = Exclude<Request, StartRequest>;

/** Serves `port`: one run at a time, a start ends the run before it. */
export function host(port: Port<Event, Request>): void {
  let current: HostedRun | undefined;
  port.onmessage = ({ data: request }) => {
    if (request.type === 'start') {
      current?.receive({ type: 'stop', run: current.id });
      current = new HostedRun(port, request, current?.ended);
    } else if (request.run === current?.id) {
      current.receive(request);
    }
  };
  port.postMessage({ type: 'ready' });
}

class HostedRun {
  readonly id: RunId;
  /** Resolves when nothing of this run is left to do. */
  readonly ended: Promise<void>;
  private readonly abort = new AbortController();
  private readonly aborted = new Promise<Outcome>((resolve) => {
    this.abort.signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
  });
  private readonly tempo = createTempo();
  private readonly gate;
  private readonly outbox;
  /** Kept after the end, so that the final weights can be asked for, until the next run begins. */
  private cohort: Cohort | undefined;
  private over = false;

  constructor(
    private readonly port: Port<Event, Request>,
    request: StartRequest,
    before: Promise<void> | undefined,
  ) {
    this.id = request.run;
    this.gate = createGate(request.paused);
    this.outbox = createOutbox(port, request.run);
    this.ended = this.go(request.task, before).catch((error: unknown) =>
      this.fail(engineFailure(error)),
    );
  }

  receive(request: LaterRequest): void {
    switch (request.type) {
      case 'pause':
        return this.gate.pause();
      case 'resume':
        return this.gate.resume();
      case 'step':
        return this.gate.step(request.count);
      case 'taken':
        return this.outbox.taken();
      case 'stop':
        this.abort.abort();
        this.gate.release();
        if (this.over) this.dispose();
        return;
      case 'weights':
        this.sendWeights().catch((error: unknown) => this.fail(engineFailure(error)));
        return;
      default:
        return request satisfies never;
    }
  }

  private async go(task: Task, before: Promise<void> | undefined): Promise<void> {
    // Of a flurry of starts (a slider being dragged) only the newest gets past this line.
    await macrotask();
    if (this.abort.signal.aborted) return this.end({ kind: 'aborted' });
    const { order, lambdaMax } = composed(task);
    await before; // its memory is free
    const backend = await openBackend(
      task.kind === 'order' ? task.backend : task.experiment.backend,
    );
    const { learners, steps } = order;
    const info = { learners, steps, lambdaMax, backend: backend.info };
    this.port.postMessage({ type: 'started', run: this.id, info });
    this.cohort = backend.cohort(order);
    // An abort does not wait for what the device still computes: that is at most two bursts, and nobody reads it.
    const outcome = await Promise.race([
      this.train(this.cohort, order),
      backend.lost,
      this.aborted,
    ]);
    if (outcome) this.end(outcome);
    else this.fail(deviceLost);
  }

  private async train(cohort: Cohort, order: Composed['order']): Promise<Outcome> {
    const run = train(cohort, order, (step) => this.pace(step), this.abort.signal);
    for (;;) {
      const next = await run.next();
      if (next.done) return next.value;
      this.outbox.add(next.value);
    }
  }

  private async pace(step: number) {
    const burst = this.tempo.next(performance.now(), step);
    if (!this.over) this.outbox.offer(step, this.tempo.stepsPerSecond);
    await macrotask();
    const stride = this.gate.pass(step, burst);
    if (!(stride instanceof Promise)) return stride;
    const released = await stride;
    this.tempo.rest(performance.now(), step);
    return released;
  }

  private async sendWeights(): Promise<void> {
    const weights = await this.cohort?.weights();
    if (weights) this.port.postMessage({ type: 'weights', run: this.id, weights });
  }

  private end(outcome: Outcome): void {
    this.over = true;
    if (this.abort.signal.aborted) this.dispose();
    this.outbox.flush();
    this.port.postMessage({ type: 'ended', run: this.id, outcome });
  }

  private fail(failure: Failure): void {
    this.over = true;
    this.dispose();
    this.outbox.flush();
    this.port.postMessage({ type: 'failed', run: this.id, failure });
  }

  private dispose(): void {
    this.cohort?.dispose();
    this.cohort = undefined;
  }
}

function composed(task: Task): Composed {
  switch (task.kind) {
    case 'experiment':
      return compose(task.experiment);
    case 'order':
      return { order: task.order, lambdaMax: stiffness(task.order) };
    default:
      return task satisfies never;
  }
}

const deviceLost: Failure = {
  code: 'device-lost',
  what: 'The browser took the graphics device away while the networks were training.',
  remedy: 'Press Run to train again from the start.',
};

function engineFailure(error: unknown): Failure {
  return {
    code: 'engine',
    what: `The engine stopped: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'Press Run to train again, or choose the reference backend under “More settings”.',
  };
}
