/** What a quantity is: what is told of a learner, how it reads and where it shows; and those that follow from any run. */
import { type Measurement, quantityIn, type Reading, readingAt } from './measurement';
import type { LearnerOfRun } from './order';
import type { Seen } from './probe';
import type { TestReading } from './testReading';

/** How a value is written; an angle is held in radians and shown in degrees. */
export type Format = 'number' | 'angle' | 'ratio' | 'count' | 'share';

/** What a run has told so far; learners in its own order. */
export interface Told {
  readonly tested: number;
  /** The exponent at which each error shrinks (`fittedRate`), and the first step with L/L₀ below 10⁻⁶. */
  readonly rates: readonly (number | null)[];
  readonly reached: readonly (number | null)[];
  /** By a probe's id: what it saw last. */
  readonly latest: Readonly<Record<string, Seen>>;
  readonly tests: {
    readonly step: number;
    readonly readings: readonly (TestReading | null)[];
  } | null;
}

/** A text that may depend on the learners of the run. */
type Text = string | ((learners: readonly LearnerOfRun[]) => string);

export const textOf = (text: Text, learners: readonly LearnerOfRun[]): string =>
  typeof text === 'string' ? text : text(learners);

interface Row {
  /** What its column is called; “_” stands before what is written low. */
  readonly symbol: Text;
  /** What it is, in a line. */
  readonly help?: Text;
  /** Whether the symbol is words of English. */
  readonly words?: true;
  readonly format: Format;
  /** Where it shows: with all figures, and in present mode too, where there is room for what a lecture needs. */
  readonly shows: 'always' | 'readout' | 'files';
  /** What stands where it is undefined, if not a dash. */
  readonly none?: string;
  /** Of a learner without feedback it is a control. */
  readonly control?: true;
  /** The step that it was looked at, where that is not the last measured one; null before there is one. */
  readonly at?: (told: Told) => number | null;
  /** Whether the run has it at all. */
  readonly there?: (told: Told) => boolean;
  /** The name under which it may be left out (`LeftOut.what`). */
  readonly aside?: string;
}

/** Measured at a step; a row of it in the run file. */
export interface MeasuredRow extends Row {
  /** What the run file calls it, and writes; else its id and its value. */
  readonly file?: { readonly name: string; readonly of: (value: number) => number };
}

/** The same, with how it follows from what a backend sums up. */
export interface Measured<Sums> extends MeasuredRow {
  readonly from: (sums: Sums) => number | null;
}

/** Follows from a run's history, or is looked at beside it, at steps of its own. */
export interface Followed extends Row {
  /** Undefined before it is known; null where it is not defined. */
  readonly of: (told: Told, index: number) => number | null | undefined;
}

/** A quantity as a figure, a table or a readout shows it. */
export type Quantity =
  | (MeasuredRow & { readonly kind: 'measured'; readonly id: string })
  | (Followed & { readonly kind: 'followed'; readonly id: string });

/** In the order in which they are shown: those that are measured, then the others. */
export function quantitiesOf(
  measured: Readonly<Record<string, MeasuredRow>>,
  followed: Readonly<Record<string, Followed>>,
): readonly Quantity[] {
  return [
    ...Object.entries(measured).map(([id, row]): Quantity => ({ ...row, id, kind: 'measured' })),
    ...Object.entries(followed).map(([id, row]): Quantity => ({ ...row, id, kind: 'followed' })),
  ];
}

/** The value of a learner by its place; undefined before it is known, null where it is not defined. */
export function figureOf(
  quantity: Quantity,
  reading: Reading | undefined,
  told: Told,
  index: number,
): number | null | undefined {
  if (quantity.kind === 'measured') return reading && quantityIn(reading, quantity.id);
  return reading || quantity.at ? quantity.of(told, index) : undefined;
}

/** Columns of a history in a run file: what each is called, and what it takes from a reading. */
export interface FileColumn {
  readonly name: string;
  readonly of: (reading: Reading) => number | null;
}

export function fileColumns(quantities: readonly Quantity[]): readonly FileColumn[] {
  const measured = quantities.flatMap((quantity): FileColumn[] => {
    if (quantity.kind !== 'measured') return [];
    const { id, file = { name: id, of: (value: number) => value } } = quantity;
    const of = (reading: Reading) => {
      const value = quantityIn(reading, id) ?? null;
      return value === null ? null : file.of(value);
    };
    return [{ name: file.name, of }];
  });
  return [
    ...measured,
    { name: 'testLoss', of: ({ test }) => test?.loss ?? null },
    { name: 'testAccuracy', of: ({ test }) => test?.accuracy ?? null },
  ];
}

/** Columns of equal length; null where a quantity is undefined. A file of another program may have fewer of them. */
export type History = { readonly step: readonly number[] } & {
  readonly [name: string]: readonly (number | null)[];
};

/** What was measured of the learner at this place. */
export function historyOf(
  columns: readonly FileColumn[],
  measurements: readonly Measurement[],
  index: number,
): History {
  return {
    step: measurements.map(({ step }) => step),
    ...Object.fromEntries(
      columns.map(({ name, of }) => [name, measurements.map((each) => of(readingAt(each, index)))]),
    ),
  };
}

const testedAt = ({ tests }: Told) => tests?.step ?? null;

/** Of every model. */
export const reached = {
  symbol: '10⁻⁶ at',
  help: 'First measured step with L / L₀ below 10⁻⁶',
  ...{ words: true, format: 'count', shows: 'readout' },
  of: ({ reached }, index) => reached[index],
} as const satisfies Followed;

/** Of every model that is tested. */
export const tests = {
  testLoss: {
    symbol: 'test loss',
    help: '½ Σ (f − y)² over the test samples',
    ...{ words: true, format: 'number', shows: 'readout', aside: 'test' },
    of: ({ tests }, index) => (tests ? (tests.readings[index]?.loss ?? null) : undefined),
    at: testedAt,
    there: ({ tested }) => tested > 0,
  },
  accuracy: {
    symbol: 'accuracy',
    help: 'Share of the test samples told right',
    ...{ words: true, format: 'share', shows: 'readout' },
    of: ({ tests }, index) => tests?.readings[index]?.accuracy,
    at: testedAt,
    there: ({ tests }) => tests?.readings.some((test) => test?.accuracy != null) ?? false,
  },
} as const satisfies Record<string, Followed>;
