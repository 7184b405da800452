/** What the texts of the page claim beside their figures, each judged by the runs of one seed. */
import type { LearnerId } from '../../models/twoLayer/learners';
import { defaults, type Experiment } from '../../models/twoLayer/params';
import type { Trace } from './runs';

/** The runs of a subject at one seed. */
export interface Runs {
  /** A learner, of the variant with these changes. */
  of(learner: LearnerId, changes?: Partial<Experiment>): Promise<Trace>;
  peakGauge(learner: LearnerId): Promise<number>;
  readonly experiment: Experiment;
}

interface Point {
  /** The words, as the page has them. */
  readonly says: string;
  readonly holds: (runs: Runs) => Promise<boolean>;
}

/** ∠(b, β) in degrees, at the end or at another measurement. */
export function degreesOf({ cosines }: Trace, at = -1): number {
  return (Math.acos(Math.max(-1, Math.min(1, cosines.at(at) ?? Number.NaN))) * 180) / Math.PI;
}

const lossOf = ({ relativeLosses }: Trace) => relativeLosses.at(-1) ?? Number.NaN;
const reaches = (trace: Trace) => lossOf(trace) < 1e-6;
const stalls = (trace: Trace) => trace.outcome.kind === 'budget' && lossOf(trace) > 1e-4;
const offOrthogonal = (trace: Trace) => Math.abs(degreesOf(trace) - 90);
const stepTo = ({ steps, relativeLosses }: Trace, level: number) =>
  steps[relativeLosses.findIndex((loss) => loss < level)] ?? Number.NaN;

/** How straight ln L falls over the steps: the square of their correlation, while 1e-2 > L/L₀ > 1e-10. */
function straightness({ steps, relativeLosses }: Trace): number {
  const inside = steps.flatMap((step, k) => {
    const loss = relativeLosses[k];
    return loss < 1e-2 && loss > 1e-10 ? [[step, Math.log(loss)] as const] : [];
  });
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [x, y] = [mean(inside.map(([step]) => step)), mean(inside.map(([, loss]) => loss))];
  const sum = (product: (dx: number, dy: number) => number) =>
    inside.reduce((total, [step, loss]) => total + product(step - x, loss - y), 0);
  return sum((dx, dy) => dx * dy) ** 2 / (sum((dx) => dx * dx) * sum((_, dy) => dy * dy));
}

/** The angles of a learner over the values of a parameter. */
function angles<K extends keyof Experiment>(
  { of }: Runs,
  learner: LearnerId,
  key: K,
  values: readonly Experiment[K][],
): Promise<readonly number[]> {
  return Promise.all(values.map(async (value) => degreesOf(await of(learner, { [key]: value }))));
}

const falls = (values: readonly number[]) => values.every((v, k) => k === 0 || v < values[k - 1]);

/** Points of test accuracy by which one learner is ahead of another. */
async function ahead({ of }: Runs, one: LearnerId, other: LearnerId): Promise<number> {
  return 100 * ((await of(one)).accuracy - (await of(other)).accuracy);
}

async function decayGainsMost(runs: Runs): Promise<boolean> {
  return (await ahead(runs, 'bp-lambda', 'bp')) > (await ahead(runs, 'fa-lambda', 'bp-lambda'));
}

export const points: Record<string, readonly Point[]> = {
  opening: [
    { says: 'learns all the same', holds: async ({ of }) => reaches(await of('fa')) },
    { says: 'the loss falls to zero', holds: async ({ of }) => reaches(await of('fa-lambda')) },
    {
      says: 'turns toward b',
      holds: async ({ of }) => degreesOf(await of('fa-lambda')) < degreesOf(await of('fa')) - 20,
    },
    { says: 'its loss can stall', holds: async ({ of }) => stalls(await of('fa', { p: 10 })) },
    {
      says: 'FA + λ is plain FA',
      holds: async ({ of }) =>
        degreesOf(await of('fa-lambda', { lambda: 0 })) === degreesOf(await of('fa')),
    },
    {
      says: 'more decay, a smaller angle',
      holds: async (runs) =>
        falls(await angles(runs, 'fa-lambda', 'lambda', [defaults.lambda, 15])),
    },
    {
      says: 'keeps the loss of FA + λ up',
      holds: async ({ of }) => stalls(await of('fa-lambda', { until: 'never' })),
    },
  ],
  P1: [
    {
      says: 'fall along straight lines',
      holds: async ({ of }) =>
        straightness(await of('fa')) > 0.98 && straightness(await of('bp')) > 0.98,
    },
    {
      says: 'BP about three times as steeply',
      holds: async ({ of }) => {
        const ratio = stepTo(await of('fa'), 1e-6) / stepTo(await of('bp'), 1e-6);
        return ratio > 2.5 && ratio < 3.5;
      },
    },
    {
      says: 'without turning β toward b',
      holds: async ({ of }) => offOrthogonal(await of('fa')) < 5,
    },
  ],
  P2: [
    {
      says: 'The wider the network, the nearer to 90° the angle stays',
      holds: async (runs) =>
        falls((await angles(runs, 'fa', 'p', [10, 30, 100, 1000])).map((a) => Math.abs(a - 90))),
    },
    {
      says: 'learning needs no alignment when there are many units',
      holds: async ({ of }) => {
        const wide = await of('fa', { p: 1000 });
        return reaches(wide) && offOrthogonal(wide) < 5;
      },
    },
  ],
  P3: [
    {
      says: 'its loss stays on a plateau',
      holds: async ({ of }) => {
        const trace = await of('fa-lambda');
        const before = trace.relativeLosses[Math.floor(0.7 * trace.relativeLosses.length)];
        return stalls(trace) && before / lossOf(trace) < 2;
      },
    },
    { says: 'it also holds the loss up', holds: async ({ of }) => reaches(await of('fa')) },
  ],
  P4: [
    {
      says: 'the loss dives',
      holds: async ({ of, experiment }) => {
        const trace = await of('fa-lambda');
        const cut = trace.steps.indexOf(Number(experiment.until));
        return trace.relativeLosses[cut] > 1e-4 && lossOf(trace) < 1e-10;
      },
    },
    {
      says: 'the angle stays where it was',
      holds: async ({ of, experiment }) => {
        const trace = await of('fa-lambda');
        const cut = trace.steps.indexOf(Number(experiment.until));
        return Math.abs(degreesOf(trace, cut) - degreesOf(trace)) < 1;
      },
    },
  ],
  P5: [
    {
      says: 'Alignment grows with λ',
      holds: async (runs) => falls(await angles(runs, 'fa-lambda', 'lambda', [0, 1, 3, 10])),
    },
    {
      says: 'the cut-off brings each to zero loss',
      holds: async ({ of }) => {
        const all = await Promise.all([1, 3, 10].map((lambda) => of('fa-lambda', { lambda })));
        return all.every(reaches);
      },
    },
  ],
  P6: [
    {
      says: 'without decay no alignment, with decay a lot',
      holds: async (runs) => {
        const [none, ...more] = await angles(runs, 'fa-lambda', 'lambda', [0, 0.01, 0.03, 0.1]);
        return Math.abs(none - 90) < 5 && falls(more) && more[2] < 35;
      },
    },
  ],
  P7: [
    {
      says: 'an effect of their few units',
      holds: async ({ of }) =>
        degreesOf(await of('fa')) < 60 && offOrthogonal(await of('fa', { p: 1000 })) < 5,
    },
  ],
  P8: [
    {
      says: 'the angle ends about the same',
      holds: async (runs) => {
        const all = await angles(runs, 'fa-lambda', 'p', [100, 400, 1600]);
        return Math.max(...all) - Math.min(...all) < 5;
      },
    },
  ],
  P9: [
    {
      says: 'alignment comes from regularization alone',
      holds: async (runs) => {
        const all = await angles(runs, 'fa-lambda', 'lambda', [0, 1, 3, 10]);
        return Math.abs(all[0] - 90) < 3 && falls(all) && all[3] < 35;
      },
    },
  ],
  P10: [
    {
      says: 'climb past 1',
      holds: async ({ peakGauge }) => (await peakGauge('fa-lambda')) > 1,
    },
    {
      says: 'diverges with it',
      holds: async ({ of }) => (await of('fa-lambda')).outcome.kind === 'diverged',
    },
    {
      says: 'Without decay the same rate is stable: both losses fall to zero',
      holds: async ({ of }) =>
        reaches(await of('fa')) && reaches(await of('fa-lambda', { lambda: 0 })),
    },
  ],
  P11: [
    { says: 'Most of the gain comes from decay', holds: decayGainsMost },
    {
      says: 'what FA adds is a point or two',
      holds: async (runs) => {
        const points = await ahead(runs, 'fa-lambda', 'bp-lambda');
        return points >= 0.5 && points < 2.5;
      },
    },
  ],
  P12: [
    {
      says: 'decay before the cut-off removes the noise of the initial function',
      holds: decayGainsMost,
    },
    {
      says: 'FA is a point or three ahead',
      holds: async (runs) => {
        const points = await ahead(runs, 'fa-lambda', 'bp-lambda');
        return points >= 0.5 && points < 3.5;
      },
    },
  ],
};
