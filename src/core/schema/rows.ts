/** What a row of a table of parameters may be, and the experiment that a whole table makes. */

interface Row {
  readonly label: string;
  readonly help: string;
  /** Where it stands among the controls. */
  readonly group: string;
  readonly symbol?: string;
  /**
   * Its defaults of before, each by the last version of links that has it: such a link still means that where it leaves the
   * parameter out. Who changes a default adds the old one here, and counts `VERSION` (link.ts) up.
   */
  readonly was?: Readonly<Record<number, Value>>;
}

export interface NumberRow extends Row {
  readonly kind: 'number';
  readonly default: number | string;
  /** Inclusive bounds. */
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  /** How a slider spreads the range; `floor` is the least positive value of a log slider (0 stays reachable). */
  readonly scale: 'linear' | 'log';
  readonly floor?: number;
  /** A value that is no number, at one end of the slider: η “auto”, T “never”. */
  readonly word?: {
    readonly value: string;
    readonly at: 'start' | 'end';
    /** What else people write for it. */
    readonly also?: readonly string[];
  };
  /** Of one; what is counted, is counted in whole numbers. */
  readonly unit: string;
}

export interface Option {
  readonly value: string;
  /** What the page calls it; of a learner that is no matter of the option alone. */
  readonly label?: string;
  readonly short?: string;
  /** What else people write for it. */
  readonly also?: readonly string[];
}

export interface ChoiceRow extends Row {
  readonly kind: 'choice';
  readonly default: string;
  readonly options: readonly (Option & { readonly label: string })[];
}

/** One or more of the options, kept in the order of the table. */
export interface SetRow extends Row {
  readonly kind: 'set';
  readonly default: readonly string[];
  readonly options: readonly Option[];
}

export type ParamRow = NumberRow | ChoiceRow | SetRow;

export type Value = number | string | readonly string[];

/** An experiment of any model: a valid value for each of its parameters. */
export type AnyExperiment = Readonly<Record<string, Value>>;

type ValueOf<R> = R extends { kind: 'number'; word: { value: infer W } }
  ? number | W
  : R extends { kind: 'number' }
    ? number
    : R extends { kind: 'choice'; options: readonly { value: infer O }[] }
      ? O
      : R extends { kind: 'set'; options: readonly { value: infer O }[] }
        ? readonly O[]
        : never;

/** One whole experiment of a table: a valid value for every parameter. */
export type ExperimentOf<R> = { readonly [K in keyof R]: ValueOf<R[K]> };
