/** The run bar: run and pause, single steps, reset, new seed, progress, and what computes. */
import { Dices, Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { grouped } from '../experiment/grouped';
import { params } from '../experiment/params';
import { useCurves, useSession, useSessionState } from './context';
import { backendName } from './format';

export function RunBar() {
  const session = useSession();
  const status = useSessionState((state) => state.run.status);
  const over = status === 'done' || status === 'failed';
  return (
    <div className="run-bar" role="toolbar" aria-label="Run">
      {status === 'running' ? (
        <button type="button" className="button primary" onClick={session.pause}>
          <Pause aria-hidden="true" fill="currentColor" strokeWidth={0} /> Pause
        </button>
      ) : (
        <button type="button" className="button primary" onClick={session.run}>
          <Play aria-hidden="true" fill="currentColor" strokeWidth={0} /> Run
        </button>
      )}
      <button
        type="button"
        className="button icon"
        aria-label="Step"
        title="Step: one update, then pause"
        disabled={over}
        onClick={session.step}
      >
        <StepForward aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button icon"
        aria-label="Reset"
        title="Reset: back to step 0, same seed"
        onClick={session.reset}
      >
        <RotateCcw aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button"
        aria-label="New seed"
        title="New seed: other data and weights, same experiment"
        onClick={() =>
          session.setParam('seed', randomSeed(session.store.getState().experiment.seed))
        }
      >
        <Dices aria-hidden="true" /> <span className="wide-only">New seed</span>
      </button>
      <Progress />
    </div>
  );
}

/** Any seed but the present one. */
function randomSeed(present: number): number {
  const seed = Math.floor(Math.random() * params.seed.max);
  return seed < present ? seed : seed + 1;
}

function Progress() {
  const step = useCurves((state) => state.step);
  const steps = useCurves((state) => state.info?.steps);
  const budget = useSessionState((state) => state.experiment.steps);
  const total = steps ?? budget;
  return (
    <div className="progress">
      <span>
        <span className="wide-only">step </span>
        {grouped(step)} / {grouped(total)}
      </span>
      <progress aria-label="Progress of the run" value={step} max={total} />
    </div>
  );
}

/** Backend, precision and speed; on hover, the device and why this backend. */
export function BackendChip() {
  const info = useCurves((state) => state.info);
  const speed = useCurves((state) => state.stepsPerSecond);
  const running = useSessionState((state) => state.run.status === 'running');
  if (!info) return null;
  const { backend } = info;
  return (
    <span className="chip" data-backend={backend.id} title={backend.why}>
      <span className="chip-dot" data-running={running} />
      {backendName(backend.id)}
      <span className="chip-precision">· {backend.precision}</span>
      <span className="chip-speed">
        {speed === null ? '' : `${grouped(rounded(speed))} steps/s`}
      </span>
    </span>
  );
}

function rounded(speed: number): number {
  return speed < 10 ? Number(speed.toFixed(1)) : Math.round(speed);
}
