/** What a figure over the steps draws of a run, and how. */
import type { Reading } from '../../engine/measurement';
import type { Scale } from '../view';
import type { Axis, Range } from './axes';
import type { Foretold } from './ExtraLines';

export interface Drawing {
  readonly name: string;
  /** What is drawn of a reading; must not change from one drawing to the next. */
  readonly read: (reading: Reading) => number | null;
  /** The scale at first, and on it the axis of a whole run, by its values and the least that is foretold. */
  readonly scale: Scale;
  readonly axis: (range: Range | null, foretold: number) => Axis;
  /** What stands behind each number of the axis. */
  readonly unit?: string;
  /** Curves that theory foretells. */
  readonly foretold?: readonly Foretold[];
  /** A value with its unit. */
  readonly value: (value: number) => string;
  /** A horizontal line to read against. */
  readonly mark?: { readonly at: number; readonly label: string };
  /** What could not be foretold, in a line. */
  readonly note?: string | null;
  /** Shown over an empty chart. */
  readonly empty: string;
}
