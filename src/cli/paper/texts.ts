/** The texts of the page against the runs that they speak of: each figure, and each point that is made. */

import { isSame } from '../../models/twoLayer/difference';
import { learnerName } from '../../models/twoLayer/learners';
import { openingShows, suggested, suggestions } from '../../models/twoLayer/opening';
import { defaults, type Experiment } from '../../models/twoLayer/params';
import { experimentOf, presets } from '../../models/twoLayer/presets';
import { type Span, type Stated, statedIn, type Text, wordsOf } from '../../models/twoLayer/stated';
import { type Verdict, within } from './claims';
import { degreesOf, points, type Runs } from './points';
import { peakGauge, traceOf } from './runs';

/** A text, and the experiments of which it says the same. */
interface Told {
  readonly text: Text;
  readonly experiments: readonly Experiment[];
}

/** The seeds of “over eight seeds”. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** What the page opens with, or a preset, with its variants. */
interface Subject {
  readonly base: Experiment;
  readonly variants: readonly Experiment[];
  readonly told: readonly Told[];
}

export function subjectOf(id: string): Subject {
  if (id === 'opening') {
    const tries = suggestions.map((each) => ({ text: each.shows, experiments: [suggested(each)] }));
    return {
      base: defaults,
      variants: suggestions.map(suggested),
      told: [{ text: openingShows, experiments: [defaults] }, ...tries],
    };
  }
  const preset = presets.find((each) => each.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  const base = experimentOf(preset);
  const variants = preset.variants.map((variant) => experimentOf(preset, variant));
  const experiments = variants.length > 0 ? variants : [base];
  const own = preset.variants.flatMap(({ look }, k) =>
    look ? [{ text: look, experiments: [variants[k]] }] : [],
  );
  const told = [preset.look, preset.shows].map((text) => ({ text, experiments }));
  return { base, variants, told: [...told, ...own] };
}

/** Every figure of the texts as the page shows it with the shipped seed, and over eight seeds if these are asked for. */
export async function figureVerdicts(
  id: string,
  { widest = Number.POSITIVE_INFINITY, overSeeds = true } = {},
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { text, experiments } of subjectOf(id).told) {
    const narrow = experiments.filter(({ p }) => p <= widest);
    // A range of variants is the range of all of them.
    const whole = narrow.length === experiments.length;
    for (const stated of statedIn(text)) {
      if (narrow.length === 0) continue;
      verdicts.push(
        await verdict(
          id,
          'the shipped seed',
          stated,
          stated.shipped,
          narrow,
          [defaults.seed],
          whole,
        ),
      );
      if (!overSeeds) continue;
      verdicts.push(await verdict(id, 'eight seeds', stated, stated.seeds, narrow, SEEDS, whole));
    }
  }
  return verdicts;
}

async function verdict(
  preset: string,
  where: string,
  { learner }: Stated,
  [least, greatest]: Span,
  experiments: readonly Experiment[],
  seeds: readonly number[],
  whole: boolean,
): Promise<Verdict> {
  const angles: number[] = [];
  for (const experiment of experiments) {
    for (const seed of seeds) {
      angles.push(Math.round(degreesOf(await traceOf(experiment, learner, seed))));
    }
  }
  const measured = [Math.min(...angles), Math.max(...angles)] as const;
  return {
    preset,
    claim: `angle of ${learnerName({ id: learner, rule: 'fa' }).long}, ${where}`,
    expected: `${least} … ${greatest}°`,
    measured: measured.join(' … '),
    holds: whole
      ? measured[0] === least && measured[1] === greatest
      : measured[0] >= least && measured[1] <= greatest,
  };
}

/** Every point of the texts, judged by the runs of a seed. */
export async function pointVerdicts(id: string, seed = defaults.seed): Promise<readonly Verdict[]> {
  const { base, variants } = subjectOf(id);
  const changed = (changes: Partial<Experiment>) =>
    [base, ...variants].find((each) => isSame({ ...each, ...changes }, each)) ?? {
      ...base,
      ...changes,
    };
  const runs: Runs = {
    experiment: base,
    of: (learner, changes) => traceOf(changes ? changed(changes) : base, learner, seed),
    peakGauge: (learner) => peakGauge(base, learner, seed),
  };
  const verdicts: Verdict[] = [];
  for (const { says, holds } of points[id]) {
    const share = (await holds(runs)) ? 1 : 0;
    verdicts.push(within(id, `“${says}”`, share, [1, 1]));
  }
  return verdicts;
}

/** All the words that are said of a preset, or of the opening experiment, with the shipped seed. */
export function wordsAbout(id: string): string {
  return subjectOf(id)
    .told.map(({ text }) => wordsOf(text, defaults))
    .join(' ');
}
