/** The page: bar, rail, charts, readout. */
import { Moon, SlidersHorizontal, Sun } from 'lucide-react';
import { useId, useState } from 'react';
import { AlignmentChart } from './charts/AlignmentChart';
import { KernelFigure } from './charts/KernelFigure';
import { LossChart } from './charts/LossChart';
import { useSessionState } from './context';
import { Rail } from './controls/Rail';
import { DigitStrip } from './DigitStrip';
import { Logo } from './Logo';
import { Notices } from './Notices';
import { PresetCard, PresetSelect } from './PresetSelect';
import { Readout } from './Readout';
import { BackendChip, RunBar } from './RunBar';
import { Trouble } from './Trouble';
import { useTheme } from './theme';

export function App() {
  const railId = useId();
  const [railOpen, setRailOpen] = useState(false);
  const [theme, toggleTheme] = useTheme();
  const run = useSessionState((state) => state.run);
  const empty = run.status === 'idle' ? 'Press Run to train.' : '';
  const unusable = run.status === 'failed' && run.failure.code === 'worker-unavailable';
  return (
    <div className="page">
      <header className="bar">
        <h1 className="brand">
          <Logo /> Alignment Lab
        </h1>
        <PresetSelect />
        <RunBar />
        <div className="bar-end">
          <BackendChip />
          <button
            type="button"
            className="button icon rail-toggle"
            aria-label="Settings"
            aria-expanded={railOpen}
            aria-controls={railId}
            onClick={() => setRailOpen(!railOpen)}
          >
            <SlidersHorizontal aria-hidden="true" />
          </button>
          <button
            type="button"
            className="button icon"
            aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
            onClick={toggleTheme}
          >
            {theme === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
          </button>
        </div>
      </header>
      <Rail id={railId} open={railOpen} />
      <main className="main">
        <p className="question">
          Can a network learn when its errors travel back through random weights?
        </p>
        {unusable ? (
          <Trouble title="Training cannot start">
            <p>{run.failure.what}</p>
            <p>{run.failure.remedy}</p>
          </Trouble>
        ) : (
          <>
            <Notices />
            <PresetCard />
            <div className="charts">
              <LossChart empty={empty} />
              <AlignmentChart empty={empty} />
              <KernelFigure empty={empty} />
            </div>
            <DigitStrip />
            <Readout />
          </>
        )}
      </main>
    </div>
  );
}
