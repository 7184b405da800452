/** THE table of what a person can do to a run and to the page at a stroke: buttons, keys and their overlay derive from it. */
import {
  Dices,
  FastForward,
  Keyboard,
  type LucideIcon,
  Pause,
  Pin,
  Play,
  Presentation,
  RotateCcw,
  Share2,
  StepForward,
} from 'lucide-react';
import type { CurvesState } from '../session/curves';
import { MOST_PINS } from '../session/pins';
import type { Session, SessionState } from '../session/session';
import { present } from './present';
import { share } from './share';
import { isUnderWay } from './status';
import { setView, useView, type View } from './view';

/** A key, as people write it and as tinykeys does, and what the overlay says of it. */
interface Key {
  readonly shown: string;
  readonly binding: string;
  readonly what: string;
}

export interface Action {
  /** The name of its button; none has one without. */
  readonly label?: string;
  readonly icon?: LucideIcon;
  /** What its button does, in a line. */
  readonly help?: string | ((state: SessionState) => string);
  readonly key?: Key;
  /** Whether its button can be pressed; else always. */
  readonly applies?: (state: SessionState, curves: CurvesState) => boolean;
  /** Whether it is on, where it is a switch. */
  readonly on?: (state: SessionState, view: View) => boolean;
  readonly act: (session: Session) => void;
}

const SPACE = { shown: 'Space', binding: 'Space', what: 'run, pause' };

export const actions = {
  run: { label: 'Run', icon: Play, help: 'Run', key: SPACE, act: toggleRun },
  pause: { label: 'Pause', icon: Pause, help: 'Pause', key: SPACE, act: toggleRun },
  step: {
    ...{ label: 'Step', icon: StepForward, help: 'Step: one update, then pause' },
    key: { shown: '→', binding: 'ArrowRight', what: 'one step' },
    applies: ({ run: { status } }) => status !== 'done' && status !== 'failed',
    act: (session) => session.step(),
  },
  reset: {
    ...{ label: 'Reset', icon: RotateCcw, help: 'Reset: back to step 0, same seed' },
    key: { shown: 'R', binding: 'r', what: 'reset, same seed' },
    act: (session) => session.reset(),
  },
  newSeed: {
    ...{ label: 'New seed', icon: Dices },
    help: 'New seed: what is drawn is drawn anew, same settings',
    key: { shown: 'N', binding: 'n', what: 'new seed' },
    act: newSeed,
  },
  fullSpeed: {
    ...{ label: 'Full speed', icon: FastForward, help: 'Full speed for this run, and back' },
    key: { shown: 'F', binding: 'f', what: 'full speed for this run, and back' },
    on: ({ pace, run }) => pace === 'full' && isUnderWay(run),
    act: (session) => session.toggleFullSpeed(),
  },
  pin: {
    ...{ label: 'Pin run', icon: Pin },
    help: ({ pins }) =>
      pins.length >= MOST_PINS
        ? `${MOST_PINS} runs are pinned already: let one go first.`
        : 'Pin run: its curves stay, pale, beside the next ones',
    applies: ({ pins }, { measurements }) => pins.length < MOST_PINS && measurements.length > 0,
    act: (session) => session.pin(),
  },
  share: {
    ...{ label: 'Share', icon: Share2, help: 'Share: copies the link to this experiment' },
    key: { shown: 'S', binding: 's', what: 'share: copy the link' },
    act: share,
  },
  present: {
    ...{ label: 'Present', icon: Presentation, help: 'Present: charts fill the screen' },
    key: { shown: 'P', binding: 'p', what: 'present' },
    on: (_, view) => view.present,
    act: () => present(!useView.getState().present),
  },
  shortcuts: {
    ...{ label: 'Shortcuts', icon: Keyboard, help: 'Keyboard shortcuts' },
    key: { shown: '?', binding: '?', what: 'these shortcuts' },
    act: () => setView({ shortcuts: true }),
  },
  leave: {
    key: { shown: 'Esc', binding: 'Escape', what: 'leave present mode' },
    act: () => {
      if (useView.getState().present) present(false);
    },
  },
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof actions;

/** Those that have a key, each key once. */
export const keyed: readonly (Action & { readonly key: Key })[] = Object.values(actions)
  .filter((action) => 'key' in action)
  .filter(({ key }, place, all) => all.findIndex((other) => other.key === key) === place);

function toggleRun(session: Session): void {
  if (session.store.getState().run.status === 'running') session.pause();
  else session.run();
}

/** Any seed but the present one, of a model that has one. */
function newSeed(session: Session): void {
  const { model, experiment } = session.store.getState();
  const { keys, row } = model.schema;
  const seeds = keys.includes('seed') ? row('seed') : null;
  if (seeds?.kind !== 'number') return;
  const seed = Math.floor(Math.random() * seeds.max);
  session.setParam('seed', seed < Number(experiment.seed) ? seed : seed + 1);
}
