/** What is happening now: the experiment, its run, and what a person can do to them. No React. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { encode, type Models, type Problem } from '../core/schema/link';
import type { AnyExperiment, Value } from '../core/schema/rows';
import { DEFAULT_SPEED, paceOf, type SpeedId } from '../core/speeds';
import { tableMissing, tableUnfit } from '../core/table/missing';
import type { OwnData } from '../core/table/ownData';
import type { Facts } from '../engine/facts';
import type { Answer, Question } from '../engine/run';
import { facts } from '../models/facts';
import type { Trainer } from '../runtime/client';
import { type CurvesState, createCurves } from './curves';
import { type Pin, pinned } from './pins';
import {
  createRunner,
  type Drawn,
  type Interruption,
  type RunEnd,
  type RunListener,
} from './runner';

/** A run is in exactly one of these states. */
export type RunState =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'paused' }
  /** Held by a setback until the person says how to go on, or the worker answers. */
  | { readonly status: 'asking'; readonly question: Question }
  | RunEnd;

export interface SessionState {
  /** The laboratories there are; the first is that of a link that names none. */
  readonly models: Models<Facts>;
  readonly model: Facts;
  /** One of the model's. */
  readonly experiment: AnyExperiment;
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
  /** The chosen speed, at which runs start. */
  readonly speed: SpeedId;
  /** The speed of the run at hand: another one while it is hurried. */
  readonly pace: SpeedId;
  /** Whether the link that was opened names a speed, so that one written does too. */
  readonly linksSpeed: boolean;
  /** Earlier runs in sight, oldest first. */
  readonly pins: readonly Pin[];
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  readonly curves: StoreApi<CurvesState>;
  /**
   * Changes one parameter and starts anew, unless it is changed live. A paused run stays paused, at step 0. Own data
   * need a table first. `at`: the speed of the new run, if not the chosen one.
   */
  setParam(key: string, value: Value, at?: SpeedId): void;
  /** Trains on this table. */
  setOwn(own: OwnData): void;
  /** Makes a table ready that was here before the page was loaded anew, if it still is; nothing trains on it yet. */
  recallOwn(own: OwnData | null, word: Problem | null): void;
  /** Lets go of the table; if it was in use, the default data are. */
  forgetOwn(): void;
  /**
   * Replaces the whole experiment, as a link does, by one of the model at hand or of another; runs it if `run`, else leaves
   * it idle. Own data need a table here.
   */
  load(experiment: AnyExperiment, problems: readonly string[], run: boolean, model?: Facts): void;
  dismissProblems(): void;
  dismissInterruption(): void;
  /** Starts, goes on after a pause, tries again after a setback, or starts over after the end. */
  run(): void;
  pause(): void;
  /** Says how a run that is held by a setback goes on. */
  answer(answer: Answer): void;
  /** One update, then paused. */
  step(): void;
  /** Back to step 0 with the same seed; goes on running only if it was running. */
  reset(): void;
  /** Has the present state looked at, as far as that is done when asked for. */
  look(): void;
  setLive(live: boolean): void;
  /** Holds for the present run and those after it, and is kept on the device. */
  setSpeed(speed: SpeedId): void;
  /** The link that was opened names this speed, which is then the chosen one; null: it leaves that to the device. */
  setLinkSpeed(speed: SpeedId | null): void;
  /** Full speed for the run at hand, and back; starts one at full speed where none is under way. */
  toggleFullSpeed(): void;
  /** Keeps the run in sight beside the ones to come, if there is room. */
  pin(): void;
  unpin(pin: Pin): void;
}

/** Where the chosen speed is kept from one visit to the next. */
export interface SpeedMemory {
  read(): SpeedId;
  keep(speed: SpeedId): void;
}

const forgetful: SpeedMemory = { read: () => 'full', keep: () => {} };

/** Without a page to draw on, all is drawn at once. */
const atOnce: Drawn = (act) => act();

export function createSession(
  trainer: Trainer,
  memory = forgetful,
  drawn = atOnce,
  models: Models<Facts> = facts,
): Session {
  const [first] = models;
  const store = createStore<SessionState>(() => ({
    models,
    model: first,
    experiment: first.schema.defaults,
    own: null,
    ownWord: null,
    run: { status: 'idle' },
    problems: [],
    interruption: null,
    live: false,
    speed: memory.read(),
    pace: memory.read(),
    linksSpeed: false,
    pins: [],
  }));
  const curves = createCurves(first);
  const listener: RunListener = {
    interrupted: (interruption) => store.setState({ interruption }),
    // The question says what befell the run: the setback before it is no news.
    asking: (question) =>
      store.setState({ run: { status: 'asking', question }, interruption: null }),
    answered: (paused) => store.setState({ run: { status: paused ? 'paused' : 'running' } }),
    ended: (run) => store.setState({ run }),
  };
  const runner = createRunner(trainer, curves, listener, drawn);

  function start(paused: boolean, at?: SpeedId): void {
    const { model, experiment, own, speed } = store.getState();
    // Who resumes a paused run wants to see it go.
    const pace = paused ? speed : (at ?? speed);
    store.setState({ run: { status: paused ? 'paused' : 'running' }, interruption: null, pace });
    const table = model.table?.wantedBy(experiment) ? own : null;
    runner.start(model, experiment, table, paused, paceOf(pace));
  }

  function setPace(pace: SpeedId): void {
    store.setState({ pace });
    runner.setPace(paceOf(pace));
  }

  const status = () => store.getState().run.status;
  const isGoing = () => ['running', 'paused', 'asking'].includes(status());

  return {
    store,
    curves: curves.store,
    setParam(key, value, at) {
      const { model, experiment, own } = store.getState();
      const changed = { ...experiment, [key]: value };
      if (experiment[key] === value || !hasItsData(model, changed, own)) return;
      store.setState({ experiment: changed });
      if (isGoing() && store.getState().live && model.isTunable(key)) runner.retune(changed);
      else start(status() === 'paused', at);
    },
    setOwn(own) {
      const { model, experiment } = store.getState();
      store.setState({ own, ownWord: null });
      if (!model.table || model.table.problemIn(own)) return;
      store.setState({ experiment: model.table.usedBy(experiment) });
      start(false);
    },
    recallOwn: (own, ownWord) => store.setState({ own, ownWord }),
    forgetOwn() {
      const { model, experiment } = store.getState();
      store.setState({ own: null, ownWord: null });
      if (!model.table?.wantedBy(experiment)) return;
      store.setState({ experiment: model.table.leftBy(experiment) });
      start(status() === 'paused');
    },
    load(experiment, problems, run, model = store.getState().model) {
      const { model: before, pins, ...rest } = store.getState();
      const other = model !== before;
      if (other) curves.clear({ model, experiment });
      const loaded = withItsData({ ...rest, model, experiment, pins }, problems);
      store.setState({ model, pins: other ? [] : pins, ...loaded });
      if (run) start(false);
    },
    dismissProblems: () => store.setState({ problems: [] }),
    dismissInterruption: () => store.setState({ interruption: null }),
    run() {
      if (status() === 'paused') {
        store.setState({ run: { status: 'running' } });
        runner.resume();
      } else if (status() === 'asking') {
        runner.answer('again');
      } else if (status() !== 'running') {
        start(false);
      }
    },
    pause() {
      if (status() !== 'running') return;
      store.setState({ run: { status: 'paused' } });
      runner.pause();
    },
    answer: (answer) => runner.answer(answer),
    step() {
      if (status() === 'idle') start(true);
      if (status() !== 'running' && status() !== 'paused') return;
      store.setState({ run: { status: 'paused' } });
      runner.step();
    },
    reset: () => start(status() !== 'running' && status() !== 'asking'),
    look: () => runner.look(),
    setLive: (live) => store.setState({ live }),
    setSpeed(speed) {
      memory.keep(speed);
      store.setState({ speed });
      setPace(speed);
    },
    setLinkSpeed(named) {
      const speed = named ?? memory.read();
      store.setState({ speed, linksSpeed: named !== null });
    },
    toggleFullSpeed() {
      const { pace, speed } = store.getState();
      if (!isGoing()) start(false, 'full');
      else if (pace !== 'full') setPace('full');
      else setPace(speed === 'full' ? DEFAULT_SPEED : speed);
    },
    pin() {
      store.setState({ pins: pinned(store.getState().pins, curves.store.getState()) });
    },
    unpin(pin) {
      store.setState({ pins: store.getState().pins.filter((each) => each !== pin) });
    },
  };
}

/** The fragment of the link to what is set now. */
export function linkOf({ models, model, experiment, speed, linksSpeed }: SessionState): string {
  return encode(model, experiment, linksSpeed ? speed : null, models);
}

function hasItsData({ table }: Facts, experiment: AnyExperiment, own: OwnData | null): boolean {
  return !table?.wantedBy(experiment) || (own !== null && table.problemIn(own) === null);
}

/** What a link asks for, mended where it asks for a table that is not here, with a word on one that may be another. */
function withItsData(
  { model: { table }, experiment, own, ownWord }: SessionState,
  problems: readonly string[],
): Pick<SessionState, 'experiment' | 'problems' | 'ownWord'> {
  if (!table?.wantedBy(experiment)) return { experiment, problems, ownWord };
  const problem = own && table.problemIn(own);
  const unfit = own && problem ? tableUnfit(own.name, problem) : null;
  const word = unfit ?? ownWord ?? (own ? null : tableMissing);
  const told = word ? [...problems, `${word.what} ${word.mended}`] : problems;
  if (own && !unfit) return { experiment, problems: told, ownWord: null };
  return { experiment: table.leftBy(experiment), problems: told, ownWord };
}
