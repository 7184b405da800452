/** Page side: starts the worker, sends requests, and passes on the events of the one live run. */
import type { Failure } from '../experiment/run';
import type { Event, Port, Request, RunId, Task } from './protocol';

/** What a run reports to the page, without the wire's own business. */
export type RunEvent = Exclude<Event, { type: 'ready' | 'weights' }>;

export interface RunControl {
  readonly id: RunId;
  pause(): void;
  resume(): void;
  /** Pauses, and makes `count` more updates. */
  step(count: number): void;
  stop(): void;
}

export interface Trainer {
  /** Ends the run before, whose events are no longer passed on, and starts a new one. */
  start(
    task: Task,
    options: { readonly paused: boolean },
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
}

interface CurrentRun {
  readonly id: RunId;
  readonly listen: (event: RunEvent) => void;
  /** What was asked so far, to be asked again of a new worker if this one never answers. */
  readonly requests: Request[];
  over: boolean;
}

export function createTrainer(
  openWire: () => Wire,
  patience: Patience = { start: 20_000, stop: 1000 },
): Trainer {
  let wire: Wire | undefined;
  let ready = false;
  let current: CurrentRun | undefined;
  let lastRun = 0;
  let watch: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    try {
      wire = openWire();
    } catch (error) {
      // Later, as from a worker that fails to load, so that the caller has its run in hand.
      queueMicrotask(() => lose(unavailable(String(error))));
      return;
    }
    wire.onmessage = ({ data }) => receive(data);
    wire.onerror = (event) => {
      event.preventDefault?.();
      lose(ready ? crashed(event.message) : unavailable(event.message || 'its code did not load'));
    };
    watchFor(patience.start, () => lose(unavailable('it did not answer')));
  }

  function disconnect(): void {
    watchFor(0, undefined);
    wire?.terminate();
    wire = undefined;
    ready = false;
  }

  /** One thing is watched for at a time, until it happens or the worker shows that it listens. */
  function watchFor(ms: number, act: (() => void) | undefined): void {
    clearTimeout(watch);
    watch = act && setTimeout(act, ms);
  }

  function lose(failure: Failure): void {
    disconnect();
    if (current && !current.over) {
      current.over = true;
      current.listen({ type: 'failed', run: current.id, failure });
    }
  }

  function receive(event: Event): void {
    // Progress of a run that is over was on its way already and proves nothing.
    if (event.type !== 'progress' || event.run === current?.id) watchFor(0, undefined);
    switch (event.type) {
      case 'ready':
        ready = true;
        for (const request of current?.requests ?? []) wire?.postMessage(request);
        return;
      case 'weights':
        return;
      case 'started':
      case 'progress':
      case 'ended':
      case 'failed':
        if (event.run === current?.id) deliver(current, event);
        return;
      default:
        return event satisfies never;
    }
  }

  function deliver(run: CurrentRun, event: RunEvent): void {
    if (event.type === 'failed' && event.failure.code === 'device-lost') disconnect();
    run.over ||= event.type === 'ended' || event.type === 'failed';
    run.listen(event);
    if (event.type === 'progress') wire?.postMessage({ type: 'taken', run: run.id });
  }

  function ask(run: CurrentRun, request: Request): void {
    if (run !== current || run.over) return;
    run.requests.push(request);
    if (ready) wire?.postMessage(request);
  }

  /** The worker is too busy to hear that its run is over: a new one takes the run that waits. */
  function replace(): void {
    disconnect();
    connect();
  }

  return {
    start(task, { paused }, listen) {
      if (ready && current && !current.over) watchFor(patience.stop, replace);
      lastRun += 1;
      const run: CurrentRun = { id: lastRun, listen, requests: [], over: false };
      current = run;
      if (!wire) connect();
      ask(run, { type: 'start', run: run.id, task, paused });
      return {
        id: run.id,
        pause: () => ask(run, { type: 'pause', run: run.id }),
        resume: () => ask(run, { type: 'resume', run: run.id }),
        step: (count) => ask(run, { type: 'step', run: run.id, count }),
        stop: () => ask(run, { type: 'stop', run: run.id }),
      };
    },
  };
}

/** The worker of the built page. */
export function openWorker(): Wire {
  return new Worker(new URL('./trainer.worker.ts', import.meta.url), { type: 'module' });
}

function unavailable(why: string): Failure {
  return {
    code: 'worker-unavailable',
    what: `The training worker could not start (${why}).`,
    remedy:
      'Reload the page. If that does not help, try a current Chrome, Edge, Firefox or Safari.',
  };
}

function crashed(why: string): Failure {
  return {
    code: 'worker-crashed',
    what: `The training worker stopped unexpectedly${why ? ` (${why})` : ''}.`,
    remedy: 'Press Run to train again from the start.',
  };
}
