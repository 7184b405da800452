/** The person's own table, read and checked: what a run needs of it. It travels with the run, never in a link. */

export interface OwnData {
  /** The file's name, or what stands for it. */
  readonly name: string;
  /** Names of the input columns: d of them. */
  readonly inputs: readonly string[];
  /** Names of the outputs: the target columns, or the classes of the one target column. */
  readonly outputs: readonly string[];
  /** Whether the target is a class, one-hot in Y. */
  readonly classes: boolean;
  /** [rows, d] and [rows, o], numbers as they stand in the file. */
  readonly X: Float64Array;
  readonly Y: Float64Array;
  readonly rows: number;
  /** Whether inputs (and targets that are numbers) are brought to mean 0 and standard deviation 1 by the training rows. */
  readonly standardize: boolean;
  /** Rows to train on, chosen by the seed. */
  readonly trainRows: number;
  /** Rows held out for testing, chosen from the others by the seed; of a large table some rows are left over. */
  readonly testRows: number;
}
