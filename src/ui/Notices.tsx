/** What the person must know: problems of the link, a run that is held, a fallback, why a run ended early. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { grouped } from '../experiment/grouped';
import { learner } from '../experiment/learners';
import type { Outcome, RunInfo } from '../experiment/run';
import type { Interruption } from '../session/runner';
import { useCurves, useSession, useSessionState } from './context';
import { backendName, compact } from './format';
import { Held } from './Held';

export function Notices() {
  const session = useSession();
  const problems = useSessionState((state) => state.problems);
  const run = useSessionState((state) => state.run);
  const info = useCurves((state) => state.info);
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
      {run.status === 'asking' && (
        <Notice kind="warning">
          <Held question={run.question} />
        </Notice>
      )}
      {info?.backend.fallback && (
        <Notice kind="info">
          <p>
            {info.backend.why} Training runs on {backendName(info.backend.id)} in{' '}
            {info.backend.precision}.
          </p>
        </Notice>
      )}
      {run.status === 'done' && run.outcome.kind === 'diverged' && info && (
        <Notice kind="error">
          <p>{divergence(run.outcome, info)}</p>
        </Notice>
      )}
      {run.status === 'failed' && (
        <Notice kind="error">
          <p>
            <b>{run.failure.what}</b> {run.failure.remedy}
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

/** What happened, and that nothing is lost. */
function setback({ failure, step }: Interruption): string {
  const where = step === 0 ? 'starts again by itself' : `goes on from step ${grouped(step)}`;
  return `${failure.what} The run ${where}; the curves are kept.`;
}

/** What happened, η·λ_max, and what to try. */
function divergence(outcome: Extract<Outcome, { kind: 'diverged' }>, info: RunInfo): string {
  const { eta, lambda } =
    info.learners.find(({ id }) => id === outcome.learner) ?? info.learners[0];
  const size = Number.isFinite(outcome.relativeLoss)
    ? `grew to ${compact(outcome.relativeLoss)} times its start`
    : 'grew beyond all bounds';
  const lessDecay = lambda > 0 ? ', or a smaller λ' : '';
  return (
    `${learner(outcome.learner).label} diverged: by step ${grouped(outcome.step)} its loss ${size}. ` +
    `η·λ_max(G₀) is ${compact(eta * info.lambdaMax)}; runs are stable up to about 1.5, less with strong decay. ` +
    `Try a smaller learning rate (“auto” makes it 0.25)${lessDecay}. The last good measurement stays in view.`
  );
}
