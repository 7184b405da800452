/** At which steps a run is measured and tested: they follow from its order alone, never from the speed of the machine. */
import type { Order } from './order';

/** A run is measured about so many times, but never less often than every `WIDEST` steps. */
const MEASUREMENTS = 200;
const WIDEST = 50;

/** A run is tested about so many times beside its start and its end: a test costs as much as some steps. */
const TESTS = 20;

/** A run of so many steps is measured every so many. */
export function measuringInterval(steps: number): number {
  return Math.min(Math.ceil(steps / MEASUREMENTS), WIDEST);
}

/** Steps that lie about evenly on a log axis, in each decade; those that are whole numbers. */
const DECADE = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8.5] as const;

/** The next step to measure after `step`: every `every` steps, and before the first of them at 1, 2, 4, 8 and so on. */
export function nextScheduled(step: number, every: Order['every']): number {
  if (every === 'log') return nextOnLogGrid(step);
  const early = 2 ** Math.floor(Math.log2(step) + 1);
  if (step < every && early < every) return Math.max(early, 1);
  return step - (step % every) + every;
}

function nextOnLogGrid(step: number): number {
  for (let decade = 10 ** Math.floor(Math.log10(Math.max(step, 1))); ; decade *= 10) {
    for (const share of DECADE) {
      const next = Math.round(share * decade);
      if (next > step && Math.abs(next - share * decade) < 1e-6 * decade) return next;
    }
  }
}

export function isScheduled(step: number, { every, steps }: Pick<Order, 'steps' | 'every'>) {
  return step === 0 || step === steps || nextScheduled(step - 1, every) === step;
}

/** All steps at which a run is measured by itself. */
export function scheduledSteps({
  steps,
  every,
}: Pick<Order, 'steps' | 'every'>): readonly number[] {
  const scheduled = [0];
  for (let step = 0; step < steps; ) {
    step = Math.min(nextScheduled(step, every), steps);
    scheduled.push(step);
  }
  return scheduled;
}

/** Whether a run of so many steps is tested at a measured step: the same ones at whatever others it is measured. */
export function isTested(step: number, steps: number): boolean {
  const every = measuringInterval(steps);
  const stride = every * Math.ceil(steps / every / TESTS);
  return step % stride === 0 || step === steps;
}
