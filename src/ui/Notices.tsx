/** What the person must know: problems of the link, a run that is held, a fallback, why a run ended early. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { grouped } from '../core/grouped';
import type { BackendInfo } from '../engine/run';
import type { Interruption } from '../session/runner';
import { reasonText } from './choice';
import { useCurves, useSession, useSessionState } from './context';
import { wordsFor } from './failures';
import { backendName } from './format';
import { Held } from './Held';
import { useLab } from './labs/labs';
import styles from './Notices.module.css';
import button from './parts/button.module.css';

export function Notices() {
  const session = useSession();
  const problems = useSessionState((state) => state.problems);
  const run = useSessionState((state) => state.run);
  const info = useCurves((state) => state.info);
  const model = useCurves((state) => state.model);
  const experiment = useCurves((state) => state.experiment);
  const { divergence, lessOf, remarkOf } = useLab(model);
  const remark = useCurves((state) => remarkOf?.(state) ?? null);
  const measured = useCurves((state) => state.measurements.length > 0);
  const interruption = useSessionState((state) => state.interruption);
  return (
    <div className={styles.notices}>
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
          <p>{standIn(info.backend)}</p>
        </Notice>
      )}
      {remark && (
        <Notice kind="info">
          <p>{remark}</p>
        </Notice>
      )}
      {run.status === 'done' && run.outcome.kind === 'diverged' && info && (
        <Notice kind="error">
          <p>{divergence(run.outcome, { info, experiment, measured })}</p>
        </Notice>
      )}
      {run.status === 'failed' && (
        <Notice kind="error">
          <p>
            <b>{wordsFor(run.failure).what}</b> <span>{wordsFor(run.failure, lessOf).remedy}</span>
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
    <div className={styles.notice} data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <div>{children}</div>
      {dismiss && (
        <button
          type="button"
          className={`${button.button} ${button.icon} ${button.quiet} ${styles.dismiss}`}
          aria-label="Dismiss"
          onClick={dismiss}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

/** Why another backend than the one asked for, and which. */
function standIn({ why, id, precision }: BackendInfo): string {
  return `${reasonText(why)} Training runs on ${backendName(id)} in ${precision}.`;
}

/** What happened, and that nothing is lost. */
function setback({ failure, step }: Interruption): string {
  const where = step === 0 ? 'starts again by itself' : `goes on from step ${grouped(step)}`;
  return `${wordsFor(failure).what} The run ${where}; the curves are kept.`;
}
