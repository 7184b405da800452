/** Page side: starts the worker, passes on the events of the one live run, and brings it through what befalls a worker. */
import type { Experiment } from '../experiment/params';
import type { BackendId, Failure } from '../experiment/run';
import { workerCrashed, workerSilent, workerUnavailable } from './failures';
import type { Checkpoint, Event, Port, Request, RunId, Task } from './protocol';

/** What a run reports to the page, without the wire's own business. */
export type RunEvent =
  | Exclude<Event, { type: 'ready' | 'pulse' | 'checkpoint' | 'weights' }>
  /** It goes on from `step` in a new worker; a new `started` follows. */
  | {
      readonly type: 'interrupted';
      readonly run: RunId;
      readonly failure: Failure;
      readonly step: number;
    };

export interface RunControl {
  readonly id: RunId;
  pause(): void;
  resume(): void;
  /** Pauses, and makes `count` more updates. */
  step(count: number): void;
  /** Asks for the kernels of the present state. */
  inspect(): void;
  /** Steps per second; null: as fast as the machine goes. */
  setSpeed(stepsPerSecond: number | null): void;
  /** η, λ and T of this experiment hold from the next update on. */
  retune(experiment: Experiment): void;
  stop(): void;
}

export interface Trainer {
  /** Ends the run before, whose events are no longer passed on, and starts a new one. */
  start(
    task: Task,
    options: { readonly paused: boolean; readonly speed?: number | null },
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
  /** Milliseconds without a word during a run, beyond what the worker asked for, until it is given up. */
  readonly silence: number;
}

/** So many setbacks without a new checkpoint between them, and the run fails. */
const MOST_SETBACKS = 4;

interface CurrentRun {
  readonly id: RunId;
  task: Task;
  readonly listen: (event: RunEvent) => void;
  paused: boolean;
  speed: number | null;
  /** Updates granted while no worker was there to make them. */
  granted: number;
  over: boolean;
  /** The last step whose measurement was passed on. */
  measured: number;
  checkpoint: Checkpoint | null;
  backend: BackendId | null;
  avoid: readonly BackendId[];
  setbacks: number;
}

export function createTrainer(
  openWire: () => Wire,
  patience: Patience = { start: 20_000, stop: 1000, silence: 4000 },
): Trainer {
  let wire: Wire | undefined;
  let ready = false;
  let current: CurrentRun | undefined;
  let lastRun = 0;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const silence = createSilence(() => lose(workerSilent));

  function connect(): void {
    try {
      wire = openWire();
    } catch (error) {
      // Later, as from a worker that fails to load, so that the caller has its run in hand.
      queueMicrotask(() => lose(workerUnavailable(String(error))));
      return;
    }
    wire.onmessage = ({ data }) => receive(data);
    wire.onerror = (event) => {
      event.preventDefault?.();
      const { message } = event;
      lose(ready ? workerCrashed(message) : workerUnavailable(message || 'its code did not load'));
    };
    watchFor(patience.start, () => lose(workerUnavailable('it did not answer')));
  }

  function disconnect(): void {
    watchFor(0, undefined);
    silence.end();
    wire?.terminate();
    wire = undefined;
    ready = false;
  }

  /** One thing is watched for at a time, until it happens or the worker shows that it listens. */
  function watchFor(ms: number, act: (() => void) | undefined): void {
    clearTimeout(watch);
    watch = act && setTimeout(act, ms);
  }

  /** The worker or its device is gone: the run goes on elsewhere if it can. */
  function lose(failure: Failure): void {
    disconnect();
    const run = current;
    if (!run || run.over) return;
    if (!survivable(run, failure)) {
      run.over = true;
      run.listen({ type: 'failed', run: run.id, failure });
      return;
    }
    run.setbacks += 1;
    // A device may be lost by chance; what fails twice, or by a fault in the code, is not tried again.
    if (run.backend && (failure.code === 'engine' || run.setbacks > 1)) {
      run.avoid = [...run.avoid, run.backend];
    }
    run.listen({ type: 'interrupted', run: run.id, failure, step: run.checkpoint?.step ?? 0 });
    connect();
  }

  function receive(event: Event): void {
    // Progress of a run that is over was on its way already and proves nothing.
    if (event.type === 'ready' || event.run === current?.id) watchFor(0, undefined);
    if (event.type === 'ended' || event.type === 'failed') watchFor(0, undefined);
    silence.broken();
    switch (event.type) {
      case 'ready':
        ready = true;
        if (current && !current.over) begin(current);
        return;
      case 'weights':
        return;
      case 'pulse':
        if (event.run === current?.id) silence.allow(patience.silence + event.quiet);
        return;
      case 'checkpoint':
        if (event.run !== current?.id) return;
        current.checkpoint = event.checkpoint;
        current.setbacks = 0;
        return;
      case 'started':
      case 'progress':
      case 'ended':
      case 'failed':
      case 'predicted':
      case 'inspected':
      case 'stability':
      case 'retuned':
      case 'portrait':
      case 'left-out':
      case 'tested':
        if (event.run === current?.id) deliver(current, event);
        return;
      default:
        return event satisfies never;
    }
  }

  function deliver(
    run: CurrentRun,
    event: Exclude<Event, { type: 'ready' | 'pulse' | 'checkpoint' | 'weights' }>,
  ): void {
    switch (event.type) {
      case 'started':
        run.backend = event.info.backend.id;
        return run.listen(event);
      case 'progress': {
        const measurements = event.measurements.filter(({ step }) => step > run.measured);
        run.measured = measurements.at(-1)?.step ?? run.measured;
        run.listen({ ...event, measurements });
        return wire?.postMessage({ type: 'taken', run: run.id });
      }
      case 'predicted':
      case 'inspected':
      case 'stability':
      case 'retuned':
      case 'portrait':
      case 'left-out':
      case 'tested':
        return run.listen(event);
      case 'ended':
        run.over = true;
        silence.end();
        return run.listen(event);
      case 'failed':
        if (survivable(run, event.failure)) return lose(event.failure);
        run.over = true;
        silence.end();
        return run.listen(event);
      default:
        return event satisfies never;
    }
  }

  /** Tells a worker that is ready where the run stands. */
  function begin(run: CurrentRun): void {
    const { id, task, paused, speed, checkpoint, avoid } = run;
    silence.allow(patience.silence);
    wire?.postMessage({ type: 'start', run: id, task, paused, speed, from: checkpoint, avoid });
    if (run.granted > 0) wire?.postMessage({ type: 'step', run: id, count: run.granted });
    run.granted = 0;
  }

  function ask(run: CurrentRun, request: Request): void {
    if (run === current && !run.over && ready) wire?.postMessage(request);
  }

  /** The worker is too busy to hear that its run is over: a new one takes the run that waits. */
  function replace(): void {
    disconnect();
    connect();
  }

  function controlOf(run: CurrentRun): RunControl {
    const { id } = run;
    return {
      id,
      pause() {
        run.paused = true;
        ask(run, { type: 'pause', run: id });
      },
      resume() {
        run.paused = false;
        ask(run, { type: 'resume', run: id });
      },
      step(count) {
        run.paused = true;
        if (!ready) run.granted += count;
        ask(run, { type: 'step', run: id, count });
      },
      inspect() {
        if (run === current && ready) wire?.postMessage({ type: 'inspect', run: id });
      },
      setSpeed(stepsPerSecond) {
        run.speed = stepsPerSecond;
        ask(run, { type: 'speed', run: id, stepsPerSecond });
      },
      retune(experiment) {
        if (run.task.kind !== 'experiment') return;
        run.task = { ...run.task, experiment };
        ask(run, { type: 'retune', run: id, experiment });
      },
      stop: () => ask(run, { type: 'stop', run: id }),
    };
  }

  return {
    start(task, { paused, speed = null }, listen) {
      if (ready && current && !current.over) watchFor(patience.stop, replace);
      lastRun += 1;
      const run = newRun(lastRun, task, paused, speed, listen);
      current = run;
      if (ready) begin(run);
      else if (!wire) connect();
      return controlOf(run);
    },
  };
}

function newRun(
  id: RunId,
  task: Task,
  paused: boolean,
  speed: number | null,
  listen: (event: RunEvent) => void,
): CurrentRun {
  const unsure = { checkpoint: null, backend: null, avoid: [], setbacks: 0 };
  return { id, task, listen, paused, speed, granted: 0, over: false, measured: -1, ...unsure };
}

/** What a new worker can get over. */
function survivable(run: CurrentRun, { code }: Failure): boolean {
  if (run.setbacks >= MOST_SETBACKS) return false;
  switch (code) {
    case 'worker-unavailable':
    case 'too-large':
      return false;
    case 'engine':
      return run.backend !== null;
    case 'worker-crashed':
    case 'worker-silent':
    case 'device-lost':
    case 'device-silent':
      return true;
    default:
      return code satisfies never;
  }
}

const TICK_MS = 250;

/** Measures silence by its own ticks, so that a laptop that slept, or a throttled tab, does not count as silence. */
function createSilence(tooLong: () => void) {
  let allowed = 0;
  let silent = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;
  const end = () => {
    clearInterval(ticking);
    ticking = undefined;
  };
  return {
    /** Starts or goes on to listen; `ms` of silence are too long. */
    allow(ms: number) {
      allowed = ms;
      silent = 0;
      ticking ??= setInterval(() => {
        silent += TICK_MS;
        if (silent < allowed) return;
        end();
        tooLong();
      }, TICK_MS);
    },
    broken() {
      silent = 0;
    },
    end,
  };
}

/** The worker of the built page. */
export function openWorker(): Wire {
  return new Worker(new URL('./trainer.worker.ts', import.meta.url), { type: 'module' });
}
