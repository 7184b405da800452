/** The page: bar, rail, four views, readout, guide. */
import { useCallback, useId } from 'react';
import { AlignmentChart } from './charts/AlignmentChart';
import { LossChart } from './charts/LossChart';
import { useSessionState } from './context';
import { Rail } from './controls/Rail';
import { DigitStrip } from './DigitStrip';
import { Guide, QUESTION } from './Guide';
import { Notices } from './Notices';
import { Pins } from './Pins';
import { Readout } from './Readout';
import { Shortcuts } from './Shortcuts';
import { Summary } from './Summary';
import { emptyText } from './status';
import { Toast } from './Toast';
import { TopBar } from './TopBar';
import { Trouble } from './Trouble';
import { useShortcuts } from './useShortcuts';
import { setView, useView } from './view';
import { NetworkFigure } from './views/NetworkFigure';
import { WeightsFigure } from './views/WeightsFigure';

export function App() {
  const ids = { rail: useId(), guide: useId() };
  const { rail, guide, present, shortcuts } = useView();
  const run = useSessionState((state) => state.run);
  const empty = emptyText(run);
  const unusable = run.status === 'failed' && run.failure.code === 'worker-unavailable';
  const closeShortcuts = useCallback(() => setView({ shortcuts: false }), []);
  useShortcuts();
  return (
    <div
      className="page"
      data-running={run.status === 'running'}
      data-present={present}
      data-guide={guide && !present}
    >
      <TopBar railId={ids.rail} guideId={ids.guide} />
      <Rail id={ids.rail} open={rail} />
      <main className="main">
        <p className="question">{QUESTION}</p>
        {unusable ? (
          <Trouble title="Training cannot start">
            <p>{run.failure.what}</p>
            <p>{run.failure.remedy}</p>
          </Trouble>
        ) : (
          <>
            <Notices />
            <div className="charts">
              <LossChart empty={empty} />
              <AlignmentChart empty={empty} />
              <WeightsFigure empty={empty} />
              <NetworkFigure empty={empty} />
            </div>
            <DigitStrip />
            <Pins />
            <Readout />
          </>
        )}
      </main>
      <Guide id={ids.guide} open={guide && !present} />
      <Summary />
      <Toast />
      {shortcuts && <Shortcuts onClose={closeShortcuts} />}
    </div>
  );
}
