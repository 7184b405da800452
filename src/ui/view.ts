/** What is looked at, and how: shared by the views, forgotten with the page. Nothing here changes an experiment. */
import { create } from 'zustand';
import type { RunInfo } from '../engine/run';

export type Scale = 'linear' | 'log';

/** “plain” is on paper; “forced” are a system's own few. */
type Palette = 'light' | 'dark' | 'plain' | 'forced';

export interface View {
  /** The steps in sight in every chart over steps; null: all of them. */
  readonly zoom: readonly [number, number] | null;
  readonly stepScale: Scale;
  /** The measured step that every chart over steps reads out; null: none. */
  readonly hover: number | null;
  /** The steps that a drag in one of them has passed, in its direction; null: none goes on. */
  readonly drag: readonly [number, number] | null;
  /** Learners whose lines are left out of the charts; they train all the same. */
  readonly hidden: ReadonlySet<string>;
  /** Whose weights are drawn; null: the last learner with decay, else the last one. */
  readonly chosen: string | null;
  /** The colours in force; what is painted on a canvas is painted anew with them. */
  readonly palette: Palette;
  /** Charts fill a projector. */
  readonly present: boolean;
  /** The rail of controls, where it is not always there: on phones and in present mode. */
  readonly rail: boolean;
  readonly guide: boolean;
  readonly shortcuts: boolean;
  readonly about: boolean;
}

/** Wide enough for the guide beside the charts. */
const ROOMY = '(min-width: 1181px) and (min-height: 501px)';

/** Whether the guide lies over the charts. */
export const guideCovers = () => !matchMedia(ROOMY).matches;

export const useView = create<View>(() => ({
  zoom: null,
  stepScale: 'linear',
  hover: null,
  drag: null,
  hidden: new Set(),
  chosen: null,
  palette: 'light',
  present: false,
  rail: false,
  guide: false,
  shortcuts: false,
  about: false,
}));

export const setView = useView.setState;

/** To be called once the page has a window: the guide is open where it has room beside the charts. */
export function openView(): void {
  setView({ guide: !guideCovers() });
}

/** Keeps a zoom within 0…steps and at least two steps wide. */
export function zoomTo(from: number, to: number, steps: number): void {
  const first = Math.max(0, Math.round(Math.min(from, to)));
  const last = Math.min(steps, Math.round(Math.max(from, to)));
  if (last - first < 2) return;
  setView({ zoom: first === 0 && last === steps ? null : [first, last] });
}

/** Scales the steps in sight by `factor` (below 1: closer) about one of them. */
export function zoomBy(factor: number, about: number, steps: number): void {
  const [from, to] = useView.getState().zoom ?? [0, steps];
  zoomTo(about - factor * (about - from), about + factor * (to - about), steps);
}

export function toggleLearner(id: string): void {
  const hidden = new Set(useView.getState().hidden);
  if (!hidden.delete(id)) hidden.add(id);
  setView({ hidden });
}

/** The place of the learner whose weights are drawn, in the order of the run. */
export function chosenIndex(
  chosen: string | null,
  { learners }: Pick<RunInfo, 'learners'>,
): number {
  const index = learners.findIndex(({ id }) => id === chosen);
  if (index >= 0) return index;
  const decaying = learners.findLastIndex(({ id }) => id === 'fa-lambda');
  return decaying >= 0 ? decaying : learners.length - 1;
}
