/** What the training loop has to know of an order, whatever it trains: its learners, how far, how often it measures, till when. */

/** Which learner of its model's, and what carries its error back. Its id alone does not name it. */
export interface LearnerOfRun {
  readonly id: string;
  readonly rule: string;
}

/** One learner, with the rates that it goes by. */
export interface LearnerOrder extends LearnerOfRun {
  readonly eta: number;
  readonly lambda: number;
  /** Steps; null: the decay is never cut off. */
  readonly until: number | null;
}

/** A model's order adds what is drawn: data, initial weights. Nothing in it is left to chance. */
export interface Order {
  readonly learners: readonly LearnerOrder[];
  /** Of what is drawn on the way. */
  readonly seed: number;
  /** Updates in all. */
  readonly steps: number;
  /**
   * A measurement is taken every so many steps, at steps 1, 2, 4, 8 … before the first of them, and at the last; or at
   * steps that lie about evenly on a log axis.
   */
  readonly every: number | 'log';
  /** Why it may end before its last step. */
  readonly stops: Stops;
}

/** When a run ends before its budget of steps; null: not for this reason. */
export interface Stops {
  /** L/L₀ of every learner. */
  readonly target: number | null;
  /** Steps over which nothing changes to speak of. */
  readonly plateau: number | null;
}

export const NO_STOPS: Stops = { target: null, plateau: null };
