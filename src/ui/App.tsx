/** The page: bar, rail, four views, readout, guide. */
import { useId } from 'react';
import { useBackCloses } from './back';
import { AlignmentChart } from './charts/AlignmentChart';
import { LossChart } from './charts/LossChart';
import { useSessionState } from './context';
import { Rail } from './controls/Rail';
import { DigitStrip } from './DigitStrip';
import { Guide, QUESTION } from './Guide';
import { Notices } from './Notices';
import { PaperHead } from './PaperHead';
import { Pins } from './Pins';
import { Readout } from './Readout';
import { Shortcuts } from './Shortcuts';
import { Summary } from './Summary';
import { Toast } from './Toast';
import { TopBar } from './TopBar';
import { Trouble } from './Trouble';
import { useShortcuts } from './useShortcuts';
import { guideCovers, present as presenting, setView, useView } from './view';
import { NetworkFigure } from './views/NetworkFigure';
import { WeightsFigure } from './views/WeightsFigure';

export function App() {
  const ids = { rail: useId(), guide: useId() };
  const { rail, guide, present } = useView();
  const run = useSessionState((state) => state.run);
  const empty = run.status === 'idle' ? 'Press Run to train.' : '';
  const unusable = run.status === 'failed' && run.failure.code === 'worker-unavailable';
  useShortcuts();
  useBackCloses(present, () => presenting(false));
  useBackCloses(rail, () => setView({ rail: false }));
  useBackCloses(guide && !present && guideCovers(), () => setView({ guide: false }));
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
        <PaperHead />
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
      <Shortcuts />
    </div>
  );
}
