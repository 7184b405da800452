/** The spectra of the kernels as a log scale can show them. */
import type { KernelReport } from '../../../models/twoLayer/theory';

export interface SpectrumRow {
  readonly rank: number;
  /** G at the start, then of each learner; null where it is not above 0 by more than rounding. */
  readonly values: readonly (number | null)[];
}

/** That of G + H; of G with several outputs, where H is no matrix. */
export const spectrumOf = ({ G, GH }: KernelReport) => GH ?? G;

/** Of the largest eigenvalue: what rounding in float64 leaves of a 0 in a spectrum of a few hundred. */
const ROUNDING = 1e-14;

export function spectrumRows(
  G: readonly number[] | null,
  reports: readonly KernelReport[],
): readonly SpectrumRow[] {
  const spectra = spectraOf(G, reports).map(placeable);
  return (G ?? []).map((_, index) => ({
    rank: index + 1,
    values: spectra.map((each) => each[index] ?? null),
  }));
}

/** A spectrum, and null for what is not above 0 by more than rounding. */
function placeable(spectrum: readonly number[]): readonly (number | null)[] {
  const floor = ROUNDING * spectrum.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  return spectrum.map((value) => (value > floor ? value : null));
}

export const kernelOf = ({ GH }: KernelReport) => (GH ? 'G + H' : 'G');

/** G at the start, then of each learner. */
export function spectraOf(G: readonly number[] | null, reports: readonly KernelReport[]) {
  return [G ?? [], ...reports.map((report) => spectrumOf(report) ?? [])];
}
