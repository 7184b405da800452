/** The run bar: run and pause, single steps, reset, new seed, speed, progress, and what computes. */
import { grouped } from '../core/grouped';
import { speedNamed, speeds } from '../core/speeds';
import { ActionButton } from './ActionButton';
import { reasonText } from './choice';
import { useCurves, useModel, useSession, useSessionState } from './context';
import { backendName } from './format';
import field from './parts/field.module.css';
import styles from './RunBar.module.css';
import { statusOf } from './status';

export function RunBar() {
  const running = useSessionState((state) => state.run.status === 'running');
  return (
    <div className={styles.runBar} role="toolbar" aria-label="Run">
      <ActionButton id={running ? 'pause' : 'run'} primary />
      <ActionButton id="step" />
      <ActionButton id="reset" />
      <ActionButton id="newSeed" />
      <SpeedSelect />
      <ActionButton id="fullSpeed" />
      <Progress />
    </div>
  );
}

function SpeedSelect() {
  const session = useSession();
  const speed = useSessionState((state) => state.speed);
  return (
    <select
      className={`${field.select} ${styles.speed}`}
      aria-label="Speed"
      title="Speed: changes at once, also while a run goes on"
      value={speed}
      onChange={({ target: { value } }) => {
        const chosen = speedNamed(value);
        if (chosen) session.setSpeed(chosen);
      }}
    >
      {speeds.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Progress() {
  const step = useCurves((state) => state.step);
  const steps = useCurves((state) => state.info?.steps);
  const speed = useCurves((state) => state.stepsPerSecond);
  const budget = useSessionState(({ model, experiment }) => model.stepsOf(experiment));
  const run = useSessionState((state) => state.run);
  const total = steps ?? budget;
  const { short, sentence } = statusOf(run, useModel());
  const fast = run.status === 'running' && speed !== null;
  const title = fast ? 'Steps per second' : sentence;
  return (
    <div className={styles.progress}>
      <span className={styles.line}>
        <span translate="no" style={{ minWidth: `${2 * grouped(total).length + 2}ch` }}>
          {`${grouped(step)} / ${grouped(total)}`}
        </span>
        <span className={styles.status} data-status={run.status} title={title}>
          <span>{fast ? `${grouped(rounded(speed))}/s` : short}</span>
        </span>
      </span>
      <progress aria-label="Progress of the run" value={step} max={total} />
    </div>
  );
}

/** Backend and precision; on hover, the device and why this backend. */
export function BackendChip() {
  const info = useCurves((state) => state.info);
  const running = useSessionState((state) => state.run.status === 'running');
  if (!info) return <span className={`${styles.chip} ${styles.awaited}`} />;
  const { backend } = info;
  return (
    <span
      className={styles.chip}
      translate="no"
      data-backend={backend.id}
      title={reasonText(backend.why)}
    >
      <span className={styles.dot} data-running={running} />
      <span>{backendName(backend.id)}</span>
      <span>{`· ${backend.precision}`}</span>
    </span>
  );
}

function rounded(speed: number): number {
  return speed < 10 ? Number(speed.toFixed(1)) : Math.round(speed);
}
