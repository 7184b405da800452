/** What the page of a laboratory has beside what its facts give: its figures, its words, controls of its own. */
import type { ComponentType } from 'react';
import type { AnyExperiment } from '../../core/schema/rows';
import type { Outcome, RunInfo } from '../../engine/run';
import type { CurvesState } from '../../session/curves';
import type { Scale } from '../view';

/** A figure, or what stands below them all; it may show nothing. */
export type Figure = ComponentType<{
  /** What stands in it before there is anything to draw. */
  readonly empty: string;
}>;

/** A run that diverged. */
export interface DivergedRun {
  readonly info: Pick<RunInfo, 'learners' | 'backend'>;
  readonly experiment: AnyExperiment;
  /** Whether anything was measured before. */
  readonly measured: boolean;
}

// What it is told of is a run of its own model: its parts that take one are methods.
export interface Lab {
  /** What the page is about, in a sentence. */
  readonly question: string;
  /** By name, in their order. */
  readonly figures: Readonly<Record<string, Figure>>;
  /** The class that arranges them, if not two by two. */
  readonly arrangement?: string | undefined;
  /** How charts over steps are scaled at first. */
  readonly stepScale?: Scale;
  /** Below the figures; in present mode it has the room of the last of them, where that is more to the point. */
  readonly Panel?: ComponentType;
  /** Whether it is, by the quantities that are presented. */
  readonly presentsPanel?: (presented: ReadonlySet<string>) => boolean;
  readonly GuideText?: ComponentType;
  readonly GuideTerms: ComponentType;
  /** By a parameter's key: the control in place of that of its kind. */
  readonly controls?: Readonly<Record<string, ComponentType>>;
  /** What is said of a run that diverged: who did, how far, and what to try. */
  divergence(outcome: Extract<Outcome, { kind: 'diverged' }>, run: DivergedRun): string;
  /** What would make a run smaller: “a smaller width”. */
  lessOf(experiment: AnyExperiment): readonly string[];
  /** What is to be known of the run in sight beside its figures; null: nothing. */
  remarkOf?(state: CurvesState): string | null;
  readonly leftOut: LeftOutWords;
}

/** What is left out, by its name (`LeftOut.what`), and a model's own reasons, by their codes. */
export interface LeftOutWords {
  readonly names: Readonly<Record<string, string>>;
  /** The rest of the sentence “… is left out: ”. */
  readonly whys: Readonly<Record<string, string>>;
}
