/** A short measured race between two backends on the run at hand. */
import type { Cohort } from './cohort';

/** Milliseconds a step of all learners; null: it failed or did not get ready in time. */
export interface Trial {
  readonly simd: number;
  readonly webgl: number | null;
}

/** SIMD is taken if it is at least this many times faster than a graphics device, which leaves the CPU free. */
const MARGIN = 1.5;

/** Milliseconds: of measuring each, and for the graphics device to get ready (it compiles its programs) and be measured. */
const MEASURED_MS = 60;
const READY_MS = 1500;

/** What is raced: it trains, and measures nothing. */
export type Racer<O> = (order: O) => Pick<Cohort, 'advance' | 'settle' | 'dispose'>;

const trials = new Map<string, Promise<Trial>>();

/** Runs of about the same `size` share one trial; one that the device failed, or came late to, is made anew once it could be won. */
export function trialOf<O>(
  size: string,
  order: O,
  simd: Racer<O>,
  webgl: Racer<O>,
  now: () => number,
): Promise<Trial> {
  let trial = trials.get(size);
  if (!trial) {
    const forget = () => trials.delete(size);
    trial = race(order, simd, webgl, now, forget);
    trials.set(size, trial);
    trial.catch(forget);
  }
  return trial;
}

/** True if the graphics device should train. */
export function webglWins({ simd, webgl }: Trial): boolean {
  return webgl !== null && webgl < MARGIN * simd;
}

/** `inVain` is called where the device lost by failing or being late, when it is free for another trial. */
export async function race<O>(
  order: O,
  simd: Racer<O>,
  webgl: Racer<O>,
  now: () => number,
  inVain: () => void = () => {},
): Promise<Trial> {
  const onCpu = await stepTime(order, simd, now);
  const late = new Promise<null>((resolve) => setTimeout(resolve, READY_MS, null));
  const onDevice = stepTime(order, webgl, now).catch(() => null);
  const time = await Promise.race([onDevice, late]);
  if (time === null) onDevice.then(inVain, inVain);
  return { simd: onCpu, webgl: time };
}

async function stepTime<O>(order: O, make: Racer<O>, now: () => number): Promise<number> {
  const cohort = make(order);
  let step = 0;
  const burst = async (count: number) => {
    cohort.advance(step, count);
    step += count;
    await cohort.settle();
  };
  await burst(2);
  const start = now();
  const first = step;
  for (let count = 1; now() - start < MEASURED_MS; count = Math.min(2 * count, 64))
    await burst(count);
  const time = (now() - start) / (step - first);
  cohort.dispose();
  return time;
}
