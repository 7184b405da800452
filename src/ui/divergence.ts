/** What is said of a run that diverged: who did, how far, by what measure, and what to try. */
import { grouped } from '../core/grouped';
import { joined } from '../core/words';
import type { Diverged, Outcome } from '../engine/run';
import type { RunInfo } from '../models/twoLayer/info';
import { learnerName } from '../models/twoLayer/learners';
import type { Experiment } from '../models/twoLayer/params';
import { compact } from './format';

interface Run {
  readonly info: Pick<RunInfo, 'learners' | 'lambdaMax' | 'backend'>;
  readonly experiment: Experiment;
  /** Whether anything was measured before. */
  readonly measured: boolean;
}

export function divergence(
  { step, learners }: Extract<Outcome, { kind: 'diverged' }>,
  run: Run,
): string {
  const names = joined(learners.map((each) => learnerName(each).long));
  const said = [
    ...(step === 0
      ? [`${names} could not begin: before the first step ${tooGreat(learners)}.`, smaller(run)]
      : [
          `${names} diverged: by step ${grouped(step)} ${growth(learners)}.`,
          slower(learners, run),
        ]),
    ...(run.measured ? ['The last good measurement stays in view.'] : []),
  ];
  return said.join(' ');
}

function tooGreat(learners: readonly Diverged[]): string {
  return learners.length > 1
    ? 'their losses are beyond all numbers'
    : 'its loss is beyond all numbers';
}

function smaller({ info, experiment }: Run): string {
  const inputs = `smaller inputs and targets${experiment.data === 'own' ? ' (“Standardize”)' : ''}`;
  const exact = info.backend.precision === 'float64';
  return `Try ${inputs}${exact ? '' : ', or float64 under “More settings”'}.`;
}

/** η·λ_max, and what would make it smaller than it is. */
function slower(learners: readonly Diverged[], { info, experiment }: Run): string {
  const { eta } = info.learners[0];
  const rate =
    experiment.eta === 'auto'
      ? `a learning rate below the ${compact(eta)} of “auto”`
      : 'a smaller learning rate (“auto” makes it 0.25)';
  const decaying = info.learners.filter(({ lambda }) => lambda > 0);
  const decay = learners.some(({ id }) => decaying.some((each) => each.id === id));
  return (
    `η·λ_max(G₀) is ${compact(eta * info.lambdaMax)}; runs are stable up to about 1.5, less with strong decay. ` +
    `Try ${rate}${decay ? ', or a smaller λ' : ''}.`
  );
}

function growth(learners: readonly Diverged[]): string {
  const sizes = learners.map(({ relativeLoss }) =>
    Number.isFinite(relativeLoss) ? compact(relativeLoss) : '∞',
  );
  const [whose, starts] =
    learners.length > 1 ? ['their losses', 'their starts'] : ['its loss', 'its start'];
  return sizes.every((size) => size === '∞')
    ? `${whose} grew beyond all bounds`
    : `${whose} grew to ${joined(sizes)} times ${starts}`;
}
