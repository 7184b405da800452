/** The rate of convergence, fitted to what was measured. */
import { itemAt } from '../core/itemAt';

/** The share of the usable history that the fit looks at: its end, where the slowest direction is all that is left. */
export const FITTED_SHARE = 0.1;
const FEWEST = 4;

/**
 * −½ d ln L/dt, a step: the exponent at which the error ‖e‖ = √(2L) shrinks (η·λ_min(G + H) in the end, docs/model.md).
 * Least squares over `FITTED_SHARE` of the steps before the loss first falls under `floor`, where only rounding is
 * left. Null if that is fewer than four measurements, or a loss among them is beyond all numbers.
 */
export function fittedRate(
  steps: readonly number[],
  losses: readonly number[],
  floor: number,
): number | null {
  const low = losses.findIndex((loss) => !(loss > floor));
  const end = low < 0 ? losses.length : low;
  if (end === 0) return null;
  const last = itemAt(steps, end - 1);
  const since = last - FITTED_SHARE * (last - itemAt(steps, 0));
  const first = steps.findIndex((step) => step >= since);
  const count = end - first;
  if (count < FEWEST) return null;
  const x = steps.slice(first, end);
  const y = losses.slice(first, end).map(Math.log);
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariance = mean(x.map((each, k) => (each - meanX) * (itemAt(y, k) - meanY)));
  const variance = mean(x.map((each) => (each - meanX) ** 2));
  const rate = -covariance / variance / 2;
  return Number.isFinite(rate) ? rate : null;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
