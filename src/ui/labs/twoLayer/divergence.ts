/** What is said of a run of two-layer networks that diverged: who did, how far, by what measure, and what to try. */
import { itemAt } from '../../../core/itemAt';
import type { Diverged, Outcome } from '../../../engine/run';
import { twoLayer } from '../../../models/twoLayer/facts';
import type { RunInfo } from '../../../models/twoLayer/info';
import type { Experiment } from '../../../models/twoLayer/params';
import { compact } from '../../format';
import { divergenceOf } from '../divergence';
import type { DivergedRun } from '../lab';

interface Run extends DivergedRun {
  readonly info: Pick<RunInfo, 'learners' | 'lambdaMax' | 'backend'>;
  readonly experiment: Experiment;
}

export function divergence(outcome: Extract<Outcome, { kind: 'diverged' }>, run: Run): string {
  const advice = { smaller: smaller(run), slower: slower(outcome.learners, run) };
  return divergenceOf(outcome, twoLayer, advice, run.measured);
}

function smaller({ info, experiment }: Run): string {
  const inputs = `smaller inputs and targets${experiment.data === 'own' ? ' (“Standardize”)' : ''}`;
  const exact = info.backend.precision === 'float64';
  return `Try ${inputs}${exact ? '' : ', or float64 under “More settings”'}.`;
}

/** η·λ_max, and what would make it smaller than it is. */
function slower(learners: readonly Diverged[], { info, experiment }: Run): string {
  const { eta } = itemAt(info.learners, 0);
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
