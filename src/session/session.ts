/** What is happening now: the experiment, its run, and what a person can do to them. No React. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OwnData } from '../experiment/ownData';
import { defaults, type Experiment, isTunable, type ParamKey } from '../experiment/params';
import { type Problem, tableMissing } from '../experiment/url';
import type { Trainer } from '../worker/client';
import { type CurvesState, createCurves } from './curves';
import { type Pin, pinned } from './pins';
import { createRunner, type Interruption, type RunEnd } from './runner';

/** A run is in exactly one of these states. */
export type RunState =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'paused' }
  | RunEnd;

export interface SessionState {
  readonly experiment: Experiment;
  /** The person's own table, kept while other data are in use; null before there is one. */
  readonly own: OwnData | null;
  /** What a link that asks for own data is to be told; null: nothing, or that there is no table. */
  readonly ownWord: Problem | null;
  readonly run: RunState;
  /** What was wrong with the link that was opened, a sentence each. */
  readonly problems: readonly string[];
  /** The last setback of the present run, which goes on; null if there was none. */
  readonly interruption: Interruption | null;
  /** Whether a change of η, λ or T is made in the run that goes on, instead of in a new one. */
  readonly live: boolean;
  /** Steps per second that a run is held to; null: as fast as the machine goes. */
  readonly speed: number | null;
  /** Earlier runs in sight, oldest first. */
  readonly pins: readonly Pin[];
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  readonly curves: StoreApi<CurvesState>;
  /**
   * Changes one parameter and starts anew, unless it is changed live. A paused run stays paused, at step 0. Own data
   * need a table first.
   */
  setParam<K extends ParamKey>(key: K, value: Experiment[K]): void;
  /** Trains on this table. */
  setOwn(own: OwnData): void;
  /** Makes a table ready that was here before the page was loaded anew, if it still is; nothing trains on it yet. */
  recallOwn(own: OwnData | null, word: Problem | null): void;
  /** Lets go of the table; if it was in use, the default data are. */
  forgetOwn(): void;
  /** Replaces the whole experiment, as a link does; runs it if `run`, else leaves it idle. Own data need a table here. */
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
  setLive(live: boolean): void;
  setSpeed(speed: number | null): void;
  /** Keeps the run in sight beside the ones to come, if there is room. */
  pin(): void;
  unpin(pin: Pin): void;
}

export function createSession(trainer: Trainer): Session {
  const store = createStore<SessionState>(() => ({
    experiment: defaults,
    own: null,
    ownWord: null,
    run: { status: 'idle' },
    problems: [],
    interruption: null,
    live: false,
    speed: null,
    pins: [],
  }));
  const curves = createCurves();
  const runner = createRunner(trainer, curves, {
    interrupted: (interruption) => store.setState({ interruption }),
    ended: (run) => store.setState({ run }),
  });

  function start(paused: boolean): void {
    store.setState({ run: { status: paused ? 'paused' : 'running' }, interruption: null });
    const { experiment, own } = store.getState();
    runner.start(experiment, own, paused);
  }

  const status = () => store.getState().run.status;

  return {
    store,
    curves: curves.store,
    setParam(key, value) {
      const { experiment, own } = store.getState();
      const changed = { ...experiment, [key]: value };
      if (experiment[key] === value || !hasItsData(changed, own)) return;
      store.setState({ experiment: changed });
      const going = status() === 'running' || status() === 'paused';
      if (going && store.getState().live && isTunable(key)) runner.retune(changed);
      else start(status() === 'paused');
    },
    setOwn(own) {
      const experiment: Experiment = { ...store.getState().experiment, data: 'own' };
      store.setState({ own, ownWord: null, experiment });
      start(false);
    },
    recallOwn: (own, ownWord) => store.setState({ own, ownWord }),
    forgetOwn() {
      const { experiment } = store.getState();
      store.setState({ own: null, ownWord: null });
      if (experiment.data !== 'own') return;
      store.setState({ experiment: { ...experiment, data: defaults.data } });
      start(status() === 'paused');
    },
    load(experiment, problems, run) {
      store.setState(withItsData(experiment, problems, store.getState()));
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
    setLive: (live) => store.setState({ live }),
    setSpeed(speed) {
      store.setState({ speed });
      runner.setSpeed(speed);
    },
    pin() {
      store.setState({ pins: pinned(store.getState().pins, curves.store.getState()) });
    },
    unpin(pin) {
      store.setState({ pins: store.getState().pins.filter((each) => each !== pin) });
    },
  };
}

function hasItsData({ data }: Experiment, own: OwnData | null): boolean {
  return data !== 'own' || own !== null;
}

/** What a link asks for, mended where it asks for a table that is not here, with a word on one that may be another. */
function withItsData(
  experiment: Experiment,
  problems: readonly string[],
  { own, ownWord }: SessionState,
): Pick<SessionState, 'experiment' | 'problems' | 'ownWord'> {
  if (experiment.data !== 'own') return { experiment, problems, ownWord };
  const word = ownWord ?? (own ? null : tableMissing);
  const told = word ? [...problems, `${word.what} ${word.mended}`] : problems;
  if (own) return { experiment, problems: told, ownWord: null };
  return { experiment: { ...experiment, data: defaults.data }, problems: told, ownWord };
}
