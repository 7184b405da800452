/** What looks on beside the training: it never ends a run, and a history never depends on it. */
import type { Cohort } from './cohort';

/** Where a run stands. */
export interface Stand<C extends Cohort = Cohort> {
  readonly cohort: C;
  /** Updates made. */
  readonly step: number;
}

export interface Probe<C extends Cohort = Cohort, T = unknown> {
  readonly id: string;
  /** Whether it looks at the start, after the first measurement. */
  readonly atStart: boolean;
  /** Whether it looks where a run halts or ends. */
  readonly atRest: boolean;
  /** Whether it looks when it is asked to. */
  readonly whenAsked: boolean;
  /** On the way it looks so often, in ms, or less, so as to take a small share of the time; null: it does not. */
  readonly everyMs: number | null;
  /** What it sees; null where there is nothing to see. */
  look(stand: Stand<C>, asides: Asides): Promise<T | null>;
}

/** What a probe saw, and the step it was seen at. */
export interface Seen {
  readonly probe: string;
  readonly step: number;
  /** As the probe of this id sends it. */
  readonly value: unknown;
}

/** What a probe saw, at this step. */
export interface At<T> {
  readonly step: number;
  readonly value: T;
}

/** What the probes of a model saw, typed by the table of what each sees: null where it has not looked, or what it saw holds no longer. */
export type SeenBy<Sees> = <P extends keyof Sees & string>(
  seen: Readonly<Record<string, Seen | undefined>>,
  probe: P,
) => At<Sees[P]> | null;

// What stands under a probe's id was sent by that probe, which the model's own `compute/probes.ts` types by that table.
export const seenAs =
  <Sees>(): SeenBy<Sees> =>
  <P extends keyof Sees & string>(seen: Readonly<Record<string, Seen | undefined>>, probe: P) =>
    (seen[probe] as At<Sees[P]> | undefined) ?? null;

/** Why a calculation cannot tell: a code, a model's own or one of these; of what failed, what was thrown. */
export interface Why {
  readonly code: 'overflow' | 'failed' | (string & {});
  readonly message?: string;
}

/** What could not be worked out: the run goes on without it. */
export interface LeftOut {
  /** Its name, for the page to put into words. */
  readonly what: string;
  /** Null: of all learners. */
  readonly learner: string | null;
  readonly why: Why;
}

/** What a calculation beside the training answers where it cannot tell. */
export class Unknown {
  constructor(readonly why: Why) {}
}

export const OVERFLOW = new Unknown({ code: 'overflow' });

/** The guard of all that is worked out beside the training. */
export interface Asides {
  /** What `work` comes to; null, and told once, where it cannot tell or throws. */
  of<T>(
    what: string,
    learner: string | null,
    work: () => T | Unknown | Promise<T | Unknown>,
  ): Promise<T | null>;
}
