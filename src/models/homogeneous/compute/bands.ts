/** What an independent program measured over twelve seeds of its own (golden/directions.json), to hold this one's medians to. */
import { defaults, type Experiment } from '../params';
import { presets } from '../presets';
import type { State } from '../state';
import { cohortOf } from './cohort';
import { compose } from './compose';
import { bands } from './golden/directions.json';

const SEEDS = Array.from({ length: 12 }, (_, k) => k + 1);

export type BandId = keyof typeof bands;

const QUANTITIES = {
  minusLnLoss: ({ lnLoss }) => -lnLoss,
  oneMinusAlignment: ({ alignment }) => 1 - (alignment ?? Number.NaN),
  margin: ({ margins }) => Math.min(...margins),
  marginOverOptimum: ({ marginShare }) => marginShare ?? Number.NaN,
  path: ({ path }) => path,
  maxRankRatio: ({ rankRatios }) => Math.max(...rankRatios.slice(0, -1)),
  oneMinusLayerAlignment: ({ neighbours }) => Math.max(...neighbours.map((each) => 1 - each)),
  oneMinusSvmCosine: ({ productCosine }) => 1 - (productCosine ?? Number.NaN),
  errors: ({ errors }) => errors,
} satisfies Record<string, (state: State) => number>;

export interface Judged {
  readonly step: number;
  readonly quantity: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly holds: boolean;
}

/** The median over the seeds of each quantity at each step up to `most`, and whether it is within the band. */
export async function judge(id: BandId, most: number): Promise<readonly Judged[]> {
  const steps = Object.keys(bands[id])
    .map(Number)
    .filter((step) => step <= most);
  const runs = await Promise.all(SEEDS.map((seed) => statesOf(experimentOf(id, seed), steps)));
  // The steps are those of the file.
  const rows = bands[id] as Readonly<Record<string, Readonly<Record<string, Band>>>>;
  return steps.flatMap((step, at) =>
    Object.entries(QUANTITIES).flatMap(([quantity, of]): Judged[] => {
      const { low, high } = rows[step][quantity];
      if (low === null || high === null) return [];
      const median = medianOf(runs.map((states) => of(states[at])));
      return [{ step, quantity, median, low, high, holds: median >= low && median <= high }];
    }),
  );
}

interface Band {
  readonly low: number | null;
  readonly high: number | null;
}

function experimentOf(id: BandId, seed: number): Experiment {
  const preset = presets.find((each) => each.id === id);
  return { ...(preset?.experiment ?? defaults), seed };
}

async function statesOf(experiment: Experiment, steps: readonly number[]): Promise<State[]> {
  const cohort = cohortOf(compose(experiment));
  const states: State[] = [];
  let made = 0;
  for (const step of steps) {
    cohort.advance(made, step - made);
    made = step;
    states.push(...(await cohort.measure(step)));
  }
  return states;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle - 0.5)] + sorted[Math.ceil(middle - 0.5)]) / 2;
}
