/** The page: bar, rail, the laboratory's figures, readout, guide. */
import { useEffect, useId, useLayoutEffect } from 'react';
import { About } from './About';
import { useBackCloses } from './back';
import { useModel, useSessionState } from './context';
import { Rail } from './controls/Rail';
import { wordsFor } from './failures';
import { Guide } from './Guide';
import { loadLab, useLab } from './labs/labs';
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

const PANELS = Object.entries({ Pins, Readout });

export function App() {
  const ids = { rail: useId(), guide: useId() };
  const { rail, guide, present } = useView();
  const model = useModel();
  const run = useSessionState((state) => state.run);
  const empty = emptyText(run);
  const {
    question,
    figures,
    arrangement = '',
    stepScale = 'linear',
    Panel,
    presentsPanel,
  } = useLab(model);
  // A projector has not room for both.
  const presented = usePresented();
  const panelled = present && (presentsPanel?.(presented) ?? false);
  const shown = Object.entries(figures).slice(0, panelled ? -1 : undefined);
  const unusable = run.status === 'failed' && run.failure.code === 'worker-unavailable';
  useLayoutEffect(() => setView({ stepScale, zoom: null, hover: null }), [stepScale]);
  useEffect(() => loadLab(model), [model]);
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
        <p className="question">{question}</p>
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
            <div className={`charts ${arrangement}`}>
              {shown.map(([name, Figure]) => (
                <Guarded key={name} what="This figure">
                  <Figure empty={empty} />
                </Guarded>
              ))}
              {panelled && Panel && (
                <Guarded what="This figure">
                  <Panel />
                </Guarded>
              )}
            </div>
            {!present && Panel && (
              <Guarded what="This panel">
                <Panel />
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
