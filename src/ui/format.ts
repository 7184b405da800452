/** Numbers and names as people read them. */
import { grouped } from '../core/grouped';
import type { BackendId } from '../engine/choice';
import type { Format } from '../engine/quantity';

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 1000 → “10³”, 1 → “1”: labels of a log axis. */
export function powerOfTen(value: number): string {
  if (!(value > 0) || !Number.isFinite(value)) return NONE;
  const exponent = Math.round(Math.log10(value));
  if (exponent === 0) return '1';
  const digits = [...String(Math.abs(exponent))].map((digit) => DIGITS[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** What stands where there is no number to show. */
export const NONE = '–';

/** 0.0000312 → “3.1e-5”, 12.34 → “12.3”. */
export function compact(value: number): string {
  if (!Number.isFinite(value)) return NONE;
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e4 ? value.toPrecision(3) : value.toExponential(1);
}

/** Radians → degrees; null, an angle with a zero vector, stays null. */
export function degrees(radians: number | null): number | null {
  return radians === null ? null : inUnit('angle', radians);
}

/** 68.76 → “68.8°”. */
export function degreesText(angle: number): string {
  return Number.isFinite(angle) ? `${angle.toFixed(1)}°` : NONE;
}

/** Seven characters at most, however large. */
const ratioText = (ratio: number) => (ratio < 999 ? ratio.toFixed(3) : compact(ratio));

/** How each format writes a value, in the unit that is shown. */
export const WRITTEN: Record<Format, (value: number) => string> = {
  number: compact,
  angle: degreesText,
  ratio: ratioText,
  count: grouped,
  share: (share) => `${(100 * share).toFixed(1)} %`,
};

/** What stands behind each number of an axis. */
export const UNITS: Record<Format, string> = {
  number: '',
  angle: '°',
  ratio: '',
  count: '',
  share: '',
};

/** A value in the unit that is shown: an angle in degrees. */
export function inUnit(format: Format, value: number): number {
  return format === 'angle' ? (value * 180) / Math.PI : value;
}

/** What the page calls a backend. */
export function backendName(id: BackendId): string {
  return { webgl: 'WebGL', simd: 'SIMD', reference: 'Reference' }[id];
}
