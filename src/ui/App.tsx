/** The page: bar, rail, four views, readout, guide. */
import { useId } from 'react';
import { About } from './About';
import { useBackCloses } from './back';
import { AlignmentChart } from './charts/AlignmentChart';
import { LossChart } from './charts/LossChart';
import { useSessionState } from './context';
import { Rail } from './controls/Rail';
import { DigitStrip } from './DigitStrip';
import { wordsFor } from './failures';
import { Guide, QUESTION } from './Guide';
import { Notices } from './Notices';
import { PaperHead } from './PaperHead';
import { Pins } from './Pins';
import { present as presenting, useLeftByBrowser } from './present';
import { usePresented } from './presented';
import { Readout } from './Readout';
import { Shortcuts } from './Shortcuts';
import { Summary } from './Summary';
import { emptyText } from './status';
import { Toast } from './Toast';
import { TopBar } from './TopBar';
import { Guarded, Trouble } from './Trouble';
import { useShortcuts } from './useShortcuts';
import { guideCovers, setView, useView } from './view';
import { NetworkFigure } from './views/NetworkFigure';
import { WeightsFigure } from './views/WeightsFigure';

const FIGURES = Object.entries({ LossChart, AlignmentChart, WeightsFigure });
const PANELS = Object.entries({ Pins, Readout });

export function App() {
  const ids = { rail: useId(), guide: useId() };
  const { rail, guide, present } = useView();
  const run = useSessionState((state) => state.run);
  const empty = emptyText(run);
  // A projector has not room for both.
  const digits = usePresented().has('accuracy');
  const unusable = run.status === 'failed' && run.failure.code === 'worker-unavailable';
  useShortcuts();
  useLeftByBrowser();
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
      <Guarded what="The bar" place="bar">
        <TopBar railId={ids.rail} guideId={ids.guide} />
      </Guarded>
      <Guarded what="This panel" place="rail">
        <Rail id={ids.rail} open={rail} />
      </Guarded>
      <main className="main">
        <PaperHead />
        <p className="question">{QUESTION}</p>
        {unusable ? (
          <Trouble title="Training cannot start">
            <p>{wordsFor(run.failure).what}</p>
            <p>{wordsFor(run.failure).remedy}</p>
          </Trouble>
        ) : (
          <>
            <Guarded what="This notice">
              <Notices />
            </Guarded>
            <div className="charts">
              {FIGURES.map(([name, Figure]) => (
                <Guarded key={name} what="This figure">
                  <Figure empty={empty} />
                </Guarded>
              ))}
              <Guarded what="This figure">
                {digits && present ? <DigitStrip /> : <NetworkFigure empty={empty} />}
              </Guarded>
            </div>
            {!present && (
              <Guarded what="This panel">
                <DigitStrip />
              </Guarded>
            )}
            {PANELS.map(([name, Panel]) => (
              <Guarded key={name} what="This panel">
                <Panel />
              </Guarded>
            ))}
          </>
        )}
      </main>
      <Guarded what="This panel" place="guide">
        <Guide id={ids.guide} open={guide && !present} />
      </Guarded>
      <Guarded what="The spoken summary">
        <Summary />
        <Toast />
      </Guarded>
      <Guarded what="This list">
        <Shortcuts />
        <About />
      </Guarded>
    </div>
  );
}
