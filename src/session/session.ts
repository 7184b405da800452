/** What is happening now: the experiment, its run, and what a person can do to them. No React. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { defaults, type Experiment, type ParamKey } from '../experiment/params';
import type { Trainer } from '../worker/client';
import { type CurvesState, createCurves } from './curves';
import { createRunner, type Interruption, type RunEnd } from './runner';

/** A run is in exactly one of these states. */
export type RunState =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'paused' }
  | RunEnd;

export interface SessionState {
  readonly experiment: Experiment;
  readonly run: RunState;
  /** What was wrong with the link that was opened, a sentence each. */
  readonly problems: readonly string[];
  /** The last setback of the present run, which goes on; null if there was none. */
  readonly interruption: Interruption | null;
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  readonly curves: StoreApi<CurvesState>;
  /** Changes one parameter and starts anew. A paused run stays paused, at step 0. */
  setParam<K extends ParamKey>(key: K, value: Experiment[K]): void;
  /** Replaces the whole experiment, as a link does; runs it if `run`, else leaves it idle. */
  load(experiment: Experiment, problems: readonly string[], run: boolean): void;
  dismissProblems(): void;
  dismissInterruption(): void;
  /** Starts, goes on after a pause, or starts over after the end. */
  run(): void;
  pause(): void;
  /** One update, then paused. */
  step(): void;
  /** Back to step 0 with the same seed; goes on running only if it was running. */
  reset(): void;
  /** Works out the kernels of the present state. */
  inspect(): void;
}

export function createSession(trainer: Trainer): Session {
  const store = createStore<SessionState>(() => ({
    experiment: defaults,
    run: { status: 'idle' },
    problems: [],
    interruption: null,
  }));
  const curves = createCurves();
  const runner = createRunner(trainer, curves, {
    interrupted: (interruption) => store.setState({ interruption }),
    ended: (run) => store.setState({ run }),
  });

  function start(paused: boolean): void {
    store.setState({ run: { status: paused ? 'paused' : 'running' }, interruption: null });
    runner.start(store.getState().experiment, paused);
  }

  const status = () => store.getState().run.status;

  return {
    store,
    curves: curves.store,
    setParam(key, value) {
      const { experiment } = store.getState();
      if (experiment[key] === value) return;
      store.setState({ experiment: { ...experiment, [key]: value } });
      start(status() === 'paused');
    },
    load(experiment, problems, run) {
      store.setState({ experiment, problems });
      if (run) start(false);
    },
    dismissProblems: () => store.setState({ problems: [] }),
    dismissInterruption: () => store.setState({ interruption: null }),
    run() {
      if (status() === 'paused') {
        store.setState({ run: { status: 'running' } });
        runner.resume();
      } else if (status() !== 'running') {
        start(false);
      }
    },
    pause() {
      if (status() !== 'running') return;
      store.setState({ run: { status: 'paused' } });
      runner.pause();
    },
    step() {
      if (status() === 'idle') start(true);
      if (status() !== 'running' && status() !== 'paused') return;
      store.setState({ run: { status: 'paused' } });
      runner.step();
    },
    reset: () => start(status() !== 'running'),
    inspect: () => runner.inspect(),
  };
}
