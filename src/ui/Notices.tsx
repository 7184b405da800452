/** What the person must know: problems of the link, a fallback, why a run ended early. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { grouped } from '../experiment/grouped';
import { learnerName } from '../experiment/learners';
import type { Experiment } from '../experiment/params';
import type { BackendInfo, Diverged, Outcome, RunInfo } from '../experiment/run';
import { joined } from '../experiment/words';
import type { Interruption } from '../session/runner';
import { useCurves, useSession, useSessionState } from './context';
import { backendName, compact } from './format';

export function Notices() {
  const session = useSession();
  const problems = useSessionState((state) => state.problems);
  const run = useSessionState((state) => state.run);
  const info = useCurves((state) => state.info);
  const measured = useCurves((state) => state.measurements.length > 0);
  const experiment = useCurves((state) => state.experiment);
  const interruption = useSessionState((state) => state.interruption);
  return (
    <div className="notices">
      {problems.length > 0 && (
        <Notice kind="warning" dismiss={session.dismissProblems}>
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      {interruption && (
        <Notice kind="warning" dismiss={session.dismissInterruption}>
          <p>{setback(interruption)}</p>
        </Notice>
      )}
      {info?.backend.fallback && (
        <Notice kind="info">
          <p>{standIn(info.backend)}</p>
        </Notice>
      )}
      {run.status === 'done' && run.outcome.kind === 'diverged' && info && (
        <Notice kind="error">
          <p>{divergence(run.outcome, info, experiment, measured)}</p>
        </Notice>
      )}
      {run.status === 'failed' && (
        <Notice kind="error">
          <p>
            <b>{run.failure.what}</b> <span>{run.failure.remedy}</span>
          </p>
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  readonly kind: 'info' | 'warning' | 'error';
  readonly dismiss?: () => void;
  readonly children: ReactNode;
}

function Notice({ kind, dismiss, children }: NoticeProps) {
  return (
    <div className="notice" data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <div>{children}</div>
      {dismiss && (
        <button type="button" className="button icon quiet" aria-label="Dismiss" onClick={dismiss}>
          <X aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

/** Why another backend than the one asked for, and which. */
function standIn({ why, id, precision }: BackendInfo): string {
  return `${why} Training runs on ${backendName(id)} in ${precision}.`;
}

/** What happened, and that nothing is lost. */
function setback({ failure, step }: Interruption): string {
  const where = step === 0 ? 'starts again by itself' : `goes on from step ${grouped(step)}`;
  return `${failure.what} The run ${where}; the curves are kept.`;
}

/** What happened, η·λ_max, and what to try. */
function divergence(
  { step, learners }: Extract<Outcome, { kind: 'diverged' }>,
  info: RunInfo,
  { eta: asked }: Experiment,
  measured: boolean,
): string {
  const ordered = info.learners.filter(({ id }) => learners.some((each) => each.id === id));
  const { eta } = info.learners[0];
  const names = joined(learners.map((each) => learnerName(each).long));
  if (step === 0) {
    return (
      `${names} could not begin: before the first step ${learners.length > 1 ? 'their losses are' : 'its loss is'} beyond all numbers. ` +
      'Try smaller inputs and targets (of your own table: “Standardize”), or float64 under “More settings”.'
    );
  }
  const smaller =
    asked === 'auto'
      ? `a learning rate below the ${compact(eta)} of “auto”`
      : 'a smaller learning rate (“auto” makes it 0.25)';
  const lessDecay = ordered.some(({ lambda }) => lambda > 0) ? ', or a smaller λ' : '';
  return (
    `${names} diverged: by step ${grouped(step)} ${growth(learners)}. ` +
    `η·λ_max(G₀) is ${compact(eta * info.lambdaMax)}; runs are stable up to about 1.5, less with strong decay. ` +
    `Try ${smaller}${lessDecay}.${measured ? ' The last good measurement stays in view.' : ''}`
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
