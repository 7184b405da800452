/** The claims of [SXL] and of docs/model.md, each judged by runs: what is expected, what was measured, whether it holds. */
import type { LearnerId } from '../../models/twoLayer/learners';
import type { Experiment } from '../../models/twoLayer/params';
import { experimentOf, type Preset, presets } from '../../models/twoLayer/presets';
import { type Band, bands } from './bands';
import { reductionGap, type Trace, traceOf } from './runs';

export interface Verdict {
  readonly preset: string;
  readonly claim: string;
  readonly expected: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** Seeds 1 to `count`. */
const seedsTo = (count: number) => Array.from({ length: count }, (_, k) => k + 1);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A figure that must lie between two bounds; NaN lies nowhere. */
export function within(
  preset: string,
  claim: string,
  value: number,
  [low, high]: readonly [number, number],
): Verdict {
  const expected =
    low === Number.NEGATIVE_INFINITY
      ? `≤ ${short(high)}`
      : high === Number.POSITIVE_INFINITY
        ? `≥ ${short(low)}`
        : `${short(low)} … ${short(high)}`;
  return { preset, claim, expected, measured: short(value), holds: value >= low && value <= high };
}

const below = (bound: number) => [Number.NEGATIVE_INFINITY, bound] as const;
const above = (bound: number) => [bound, Number.POSITIVE_INFINITY] as const;

function short(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 0.001 && size < 1e5
    ? String(Number(value.toPrecision(3)))
    : value.toExponential(1);
}

/** The mean cosine over the seeds lies within three standard deviations of its band. */
export async function alignmentClaim(band: Band, count: number): Promise<Verdict> {
  const { preset, p, lambda, mean: expected, sd } = band;
  const traces = await tracesOf(variantOf(band), lambda === 0 ? 'fa' : 'fa-lambda', count);
  const name = `cos ∠(b, β), p = ${p}, λ = ${lambda}`;
  return within(preset, name, mean(traces.map(lastCosine)), [expected - 3 * sd, expected + 3 * sd]);
}

/** Half of the last digit that docs/model.md gives, and a little for one that is rounded twice. */
const ROUNDED = 0.006;

/** What docs/model.md gives as measured is what five seeds give. */
async function documentedClaims(band: Band): Promise<readonly Verdict[]> {
  const { preset, p, lambda, documented } = band;
  if (documented === undefined) return [];
  const traces = await tracesOf(variantOf(band), lambda === 0 ? 'fa' : 'fa-lambda', 5);
  const bounds = [documented - ROUNDED, documented + ROUNDED] as const;
  const name = `as docs/model.md has it, p = ${p}, λ = ${lambda}`;
  return [within(preset, name, mean(traces.map(lastCosine)), bounds)];
}

function variantOf({ preset: id, p, lambda }: Band): Experiment {
  const preset = presetCalled(id);
  const all = [experimentOf(preset), ...preset.variants.map((each) => experimentOf(preset, each))];
  const found = all.find((each) => each.p === p && (lambda === 0 || each.lambda === lambda));
  if (!found) throw new Error(`${id} has no variant with p = ${p} and λ = ${lambda}.`);
  return found;
}

function presetCalled(id: string): Preset {
  const preset = presets.find((each) => each.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  return preset;
}

function tracesOf(experiment: Experiment, learner: LearnerId, count: number) {
  return Promise.all(seedsTo(count).map((seed) => traceOf(experiment, learner, seed)));
}

const lastCosine = ({ cosines }: Trace) => cosines[cosines.length - 1];
const lastLoss = ({ relativeLosses }: Trace) => relativeLosses[relativeLosses.length - 1];
const stepTo = (level: number) => (trace: Trace) =>
  trace.steps[trace.relativeLosses.findIndex((loss) => loss < level)] ?? Number.NaN;

/** What each preset claims beside its alignment. */
type Judge = (id: string, count: number, widest: number) => Promise<readonly Verdict[]>;

const base = (id: string) => experimentOf(presetCalled(id));
const variant = (id: string, changes: Partial<Experiment>): Experiment => ({
  ...base(id),
  ...changes,
});

const judges: Record<string, Judge> = {
  // The bounds of the steps are those over 8 seeds, wider by half of their width on each side for another random stream.
  P1: async (id, count) => {
    const fa = await tracesOf(base(id), 'fa', count);
    const bp = await tracesOf(base(id), 'bp', count);
    const [slow, fast] = [mean(fa.map(stepTo(1e-6))), mean(bp.map(stepTo(1e-6)))];
    return [
      within(id, 'step where FA passes L/L₀ = 1e-6', slow, [410, 850]),
      within(id, 'step where BP passes L/L₀ = 1e-6', fast, [150, 270]),
      within(id, 'BP is so many times faster', slow / fast, [2, 4.5]),
      ...theoryClaims(id, 'p = 2000', fa),
    ];
  },
  P2: async (id, count, widest) => [
    ...(await theoryClaims(id, 'p = 1000', await tracesOf(variant(id, { p: 1000 }), 'fa', count))),
    ...(await scalingClaims(
      id,
      [30, 100, 300, 1000, 3000, 10_000].filter((p) => p <= widest),
      count,
    )),
  ],
  P3: async (id, count) => [
    within(
      id,
      'plateau of L/L₀ (median)',
      median((await tracesOf(base(id), 'fa-lambda', count)).map(lastLoss)),
      [5.24e-4 / 3, 5.24e-4 * 3],
    ),
    await exactClaim(id, count),
  ],
  P4: async (id, count) => [
    await lossClaim(id, base(id), 'fa-lambda', 1e-13, count),
    await exactClaim(id, count),
  ],
  P5: async (id, count) => lambdaLosses(id, [1, 3, 10], 1e-10, count),
  P6: async (id, count) => lambdaLosses(id, [0.01, 0.03, 0.1], 1e-25, count),
  P7: async (id, count) => [await lossClaim(id, base(id), 'fa', 1e-10, count)],
  P8: async (id, count) => {
    const all = await Promise.all(
      bands
        .filter(({ preset }) => preset === id)
        .map(async (band) =>
          mean((await tracesOf(variantOf(band), 'fa-lambda', count)).map(lastCosine)),
        ),
    );
    const spread = Math.max(...all) - Math.min(...all);
    return [within(id, 'spread of the mean cos over p (nearly flat)', spread, below(0.12))];
  },
  P9: async (id, count) => lambdaLosses(id, [1, 3, 10], 1e-25, count),
  P10: async (id, count) => {
    const aligned = await tracesOf(base(id), 'fa-lambda', count);
    const diverged = aligned.flatMap(({ outcome }) =>
      outcome.kind === 'diverged' ? [outcome.step] : [],
    );
    const stable = await tracesOf(base(id), 'fa', count);
    return [
      within(id, 'share of seeds that diverge at λ = 5', diverged.length / count, above(0.6)),
      within(id, 'step at which they are seen to (median)', median(diverged), [1170, 1920]),
      within(
        id,
        'largest L/L₀ at the end at λ = 0',
        Math.max(...stable.map(lastLoss)),
        below(1e-6),
      ),
    ];
  },
  P11: (id, count) => digitClaims(id, count, { fa: 0.86, bp: 0.84, control: 0.85 }),
  P12: (id, count) => digitClaims(id, Math.min(count, 2), { fa: 0.9, bp: 0.85, control: 0.89 }),
};

function theoryClaims(id: string, where: string, fa: readonly Trace[]): readonly Verdict[] {
  const of = (read: (theory: NonNullable<Trace['theory']>) => number) =>
    mean(fa.map(({ theory }) => (theory ? read(theory) : Number.NaN)));
  return [
    within(
      id,
      `fitted rate / η·λ_min(G + H), ${where}`,
      of(({ rateRatio }) => rateRatio),
      [0.97, 1.03],
    ),
    within(
      id,
      `decades between predicted and measured loss, ${where}`,
      of(({ decades }) => decades),
      below(0.5),
    ),
  ];
}

/** ‖H₀‖/λ_max(G₀) falls as 1/√p, and so does the drift of W: exponents of p, by least squares over the widths. */
async function scalingClaims(id: string, widths: readonly number[], count: number) {
  const all = await Promise.all(widths.map((p) => tracesOf(variant(id, { p }), 'fa', count)));
  const H = all.map((fa) => mean(fa.map(({ theory }) => theory?.smallH ?? Number.NaN)));
  const drift = all.map((fa) => mean(fa.map(({ drift: each }) => each)));
  return [
    within(id, 'exponent of p in ‖H₀‖/λ_max(G₀)', exponent(widths, H), [-0.65, -0.35]),
    within(id, 'exponent of p in ‖W − W₀‖/‖W₀‖', exponent(widths, drift), [-0.55, -0.45]),
  ];
}

/** The slope of ln y over ln x. */
function exponent(x: readonly number[], y: readonly number[]): number {
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const [meanU, meanV] = [mean(u), mean(v)];
  const covariance = mean(u.map((each, k) => (each - meanU) * (v[k] - meanV)));
  return covariance / mean(u.map((each) => (each - meanU) ** 2));
}

async function exactClaim(id: string, count: number): Promise<Verdict> {
  const gaps = await Promise.all(
    seedsTo(count).map((seed) => reductionGap(base(id), 'fa-lambda', seed)),
  );
  return within(id, 'exact reduction: largest gap of cos and L/L₀', Math.max(...gaps), below(1e-9));
}

async function lossClaim(
  id: string,
  experiment: Experiment,
  learner: LearnerId,
  bound: number,
  count: number,
): Promise<Verdict> {
  const losses = (await tracesOf(experiment, learner, count)).map(lastLoss);
  const which = experiment.learners.includes('fa-lambda') ? `, λ = ${experiment.lambda}` : '';
  return within(id, `L/L₀ at the end${which} (median)`, median(losses), below(bound));
}

function lambdaLosses(id: string, lambdas: readonly number[], bound: number, count: number) {
  return Promise.all(
    lambdas.map((lambda) => lossClaim(id, variant(id, { lambda }), 'fa-lambda', bound, count)),
  );
}

async function digitClaims(
  id: string,
  count: number,
  bounds: { readonly fa: number; readonly bp: number; readonly control: number },
): Promise<readonly Verdict[]> {
  const accuracy = async (learner: LearnerId) =>
    mean((await tracesOf(base(id), learner, count)).map((trace) => trace.accuracy));
  return [
    within(id, 'test accuracy of FA + λ', await accuracy('fa-lambda'), above(bounds.fa)),
    within(id, 'test accuracy of BP', await accuracy('bp'), below(bounds.bp)),
    within(
      id,
      'test accuracy of BP + λ, the control',
      await accuracy('bp-lambda'),
      above(bounds.control),
    ),
  ];
}

/** All verdicts on a preset over so many seeds. `widest` leaves out wider networks than that. */
export async function verdictsOn(
  id: string,
  count: number,
  widest = Number.POSITIVE_INFINITY,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const band of bands.filter(({ preset, p }) => preset === id && p <= widest)) {
    verdicts.push(await alignmentClaim(band, count), ...(await documentedClaims(band)));
  }
  return [...verdicts, ...(await judges[id](id, count, widest))];
}

export const claimed: readonly string[] = Object.keys(judges);
