/** What one measured step reports of two-layer networks. */
import type { Measurement as AnyMeasurement } from '../../engine/measurement';
import type { Reading } from './quantities';

export type Measurement = AnyMeasurement<Reading>;
