/** Page side: starts the worker, passes on the events of the one live run, and brings it through what befalls a worker. */
import type { Pace } from '../core/speeds';
import type { Answer, Failure } from '../engine/run';
import { changesFor, type LiveRun, newRun, newsOf, requestsFor, retuned } from './liveRun';
import { unpack } from './packing';
import type { Event, Port, Request, Task } from './protocol';
import { remedyFor } from './recovery';
import type { EventOfRun, RunControl, RunEvent } from './runEvent';
import { createSilence } from './silence';

export interface Trainer {
  /** Ends the run before, whose events are no longer passed on, and starts a new one. */
  start(
    task: Task,
    options: { readonly paused: boolean; readonly pace?: Pace },
    listen: (event: RunEvent) => void,
  ): RunControl;
}

/** A worker or what stands in for one: a wire that can be cut and that tells of its own breaking. */
export interface Wire extends Port<Request, Event> {
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface Patience {
  /** Milliseconds for the worker to come up. */
  readonly start: number;
  /** Milliseconds without a word, after a run was ended, until its worker is given up for a new one. */
  readonly stop: number;
  /** Milliseconds without a word during a run, beyond what the worker asked for, until something is done about it. */
  readonly silence: number;
}

const SILENT: Failure = { code: 'worker-silent' };

type Unavailable = Extract<Failure, { code: 'worker-unavailable' }>;

const unavailable = (reason: Unavailable['reason'], message = ''): Failure => ({
  ...{ code: 'worker-unavailable', reason, message },
});

export function createTrainer(
  openWire: () => Wire,
  patience: Patience = { start: 60_000, stop: 1000, silence: 10_000 },
): Trainer {
  let wire: Wire | undefined;
  let ready = false;
  /** Whether all code that the worker asked for arrived. */
  let complete = true;
  let current: LiveRun | undefined;
  let lastRun = 0;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const silence = createSilence(() => {
    if (current?.retried) ask(current, SILENT, true);
    else lose(SILENT);
  });

  function connect(): void {
    let mine: Wire;
    try {
      mine = openWire();
    } catch (error) {
      // Later, as from a worker that fails to load, so that the caller has its run in hand.
      queueMicrotask(() => lose(unavailable('threw', String(error))));
      return;
    }
    wire = mine;
    mine.onmessage = ({ data }) => {
      if (wire === mine) receive(data);
    };
    mine.onerror = (event) => {
      event.preventDefault?.();
      if (wire !== mine) return;
      const { message } = event;
      if (ready) lose({ code: 'worker-crashed', message });
      else lose(message ? unavailable('threw', message) : unavailable('not loaded'));
    };
    watchFor(patience.start, () => lose(unavailable('no answer')));
  }

  function disconnect(): void {
    watchFor(0, undefined);
    silence.end();
    wire?.terminate();
    wire = undefined;
    ready = false;
    complete = true;
  }

  /** One thing is watched for at a time, until it happens or the worker shows that it listens. */
  function watchFor(ms: number, act: (() => void) | undefined): void {
    clearTimeout(watch);
    watch = act && setTimeout(act, ms);
  }

  function listenOn(run: LiveRun, quiet = 0): void {
    silence.allow(run.patience * (patience.silence + quiet));
  }

  /** The worker or its device is gone: the run goes on elsewhere if it can. */
  function lose(failure: Failure): void {
    disconnect();
    const run = current;
    if (!run || run.over) return;
    const remedy = remedyFor(failure, run.standing, run.retried);
    switch (remedy) {
      case 'give up':
        run.over = true;
        return run.listen({ type: 'failed', run: run.id, failure });
      case 'ask':
        return ask(run, failure, false);
      case 'retry':
        return goOn(run, failure);
      default:
        return remedy satisfies never;
    }
  }

  /** In a new worker, from the last checkpoint. */
  function goOn(run: LiveRun, failure: Failure): void {
    run.retried = true;
    run.listen({ type: 'interrupted', run: run.id, failure, step: run.checkpoint?.step ?? 0 });
    connect();
  }

  /** Holds the run. `waiting`: its worker is still there. */
  function ask(run: LiveRun, failure: Failure, waiting: boolean): void {
    const { standing, checkpoint } = run;
    const [on, next] = [standing?.info ?? null, standing?.next ?? null];
    run.question = { failure, step: checkpoint?.step ?? 0, waiting, on, next };
    run.listen({ type: 'asking', run: run.id, question: run.question });
  }

  function settle(run: LiveRun): void {
    run.question = null;
    run.listen({ type: 'answered', run: run.id, paused: run.paused });
  }

  function answer(run: LiveRun, reply: Answer): void {
    if (run !== current || !run.question) return;
    const { failure, waiting } = run.question;
    settle(run);
    if (reply === 'wait' && waiting) {
      run.patience *= 2;
      return listenOn(run);
    }
    if (reply === 'next' && run.standing) {
      run.avoid = [...run.avoid, run.standing.info.id];
      run.standing = null;
    }
    disconnect();
    goOn(run, failure);
  }

  function receive(event: Event): void {
    if (event.type === 'ready') {
      watchFor(0, undefined);
      ready = true;
      if (current && !current.over) begin(current);
      return;
    }
    if (event.type === 'incomplete') {
      complete = false;
      return;
    }
    // Progress of a run that is over was on its way already and proves nothing.
    const over = event.type === 'ended' || event.type === 'failed';
    if (over || event.run === current?.id) watchFor(0, undefined);
    silence.broken();
    if (!current || event.run !== current.id) return;
    if (current.question) {
      settle(current);
      listenOn(current);
    }
    deliver(current, event);
  }

  function deliver(run: LiveRun, event: EventOfRun): void {
    switch (event.type) {
      case 'weights':
        return;
      case 'pulse':
        if (!run.over) listenOn(run, event.quiet);
        return;
      case 'checkpoint':
        run.checkpoint = event.checkpoint;
        run.retried = false;
        return;
      case 'started': {
        const { next, ...started } = event;
        run.standing = { info: event.info.backend, next };
        return run.listen(started);
      }
      case 'progress': {
        const { packed, ...progress } = event;
        const measurements = newsOf(run, event.step, unpack(packed));
        run.listen({ ...progress, measurements });
        return post({ type: 'taken', run: run.id }, ...changesFor(run));
      }
      case 'retuned': {
        const { experiment, checkpoint, ...change } = event;
        retuned(run, event);
        return run.listen(change);
      }
      case 'seen':
      case 'left-out':
      case 'tested':
        return run.listen(event);
      case 'ended':
        return end(run, event);
      case 'failed':
        if (remedyFor(event.failure, run.standing, run.retried) === 'give up')
          return end(run, event);
        return lose(event.failure);
      default:
        return event satisfies never;
    }
  }

  function end(run: LiveRun, event: Extract<Event, { type: 'ended' | 'failed' }>): void {
    if (run.over) return;
    run.over = true;
    silence.end();
    run.listen(event);
  }

  function post(...requests: readonly Request[]): void {
    for (const request of requests) wire?.postMessage(request);
  }

  /** Tells a worker that is ready where the run stands. */
  function begin(run: LiveRun): void {
    listenOn(run);
    post(...requestsFor(run));
  }

  function tell(run: LiveRun, ...requests: readonly Request[]): void {
    if (run === current && !run.over && ready) post(...requests);
  }

  /** A new worker takes the run that waits. */
  function replace(): void {
    disconnect();
    connect();
  }

  function controlOf(run: LiveRun): RunControl {
    const { id } = run;
    return {
      id,
      pause() {
        run.paused = true;
        run.goal = 0;
        tell(run, { type: 'pause', run: id });
      },
      resume() {
        run.paused = false;
        tell(run, { type: 'resume', run: id });
      },
      step(count) {
        run.paused = true;
        run.goal = Math.max(run.goal, run.step) + count;
        tell(run, { type: 'step', run: id, count });
      },
      look() {
        if (run === current && ready) post({ type: 'look', run: id });
      },
      setPace(pace) {
        run.pace = pace;
        tell(run, { type: 'pace', run: id, pace });
      },
      retune(experiment) {
        if (run.task.kind !== 'experiment') return;
        run.tuning = experiment;
        run.told = false;
        if (run === current && !run.over && ready) post(...changesFor(run));
      },
      answer: (reply) => answer(run, reply),
      stop: () => tell(run, { type: 'stop', run: id }),
    };
  }

  return {
    start(task, { paused, pace = null }, listen) {
      const busy = ready && current && !current.over;
      lastRun += 1;
      const run = newRun(lastRun, task, { paused, pace }, listen);
      current = run;
      // What did not arrive in this worker would not arrive in it again.
      if (!wire || !complete) replace();
      else if (ready) {
        if (busy) watchFor(patience.stop, replace);
        begin(run);
      }
      return controlOf(run);
    },
  };
}

/** The worker of the built page. */
export function openWorker(): Wire {
  return new Worker(new URL('./trainer.worker.ts', import.meta.url), { type: 'module' });
}
