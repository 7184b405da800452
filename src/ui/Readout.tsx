/** The figures of each learner at the last measured step. */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { grouped } from '../experiment/grouped';
import { feedbackSymbol, learner, learnerName, learnerOfRun } from '../experiment/learners';
import { FITTED_SHARE } from '../experiment/rate';
import type { CurvesState } from '../session/curves';
import { ratesOf } from '../session/rates';
import { useCurves, useSessionState } from './context';
import { compact, degrees, degreesText, NONE } from './format';
import { leftOutText } from './leftOut';
import { Swatch } from './Swatch';
import { toggleLearner, useView } from './view';

export function Readout() {
  const { info, run, measurements, reached, stability, tests, leftOut } = useCurves(
    useShallow(figuresOf),
  );
  const latest = measurements.at(-1);
  const rates = useMemo(() => (info ? ratesOf(measurements, info) : []), [measurements, info]);
  const hidden = useView((view) => view.hidden);
  const tested = (info?.tested ?? 0) > 0;
  const untested = leftOutText({ leftOut, info }, ['test']);
  const classes = tests?.readings.some((test) => test?.accuracy != null) ?? false;
  const chosen = useSessionState((state) => state.experiment.learners);
  const feedback = useSessionState((state) => state.experiment.feedback);
  // Before the first measurement the rows stand empty, so that nothing moves when it comes.
  const learners = info?.learners ?? chosen.map((id) => learnerOfRun(id, feedback));
  const symbol = feedbackSymbol(learners);
  return (
    <section className="card readout" aria-label="Readout">
      <table data-run={run} data-step={latest?.step} data-tested={tested}>
        <thead>
          <tr>
            <th scope="col">{latest ? `At step ${grouped(latest.step)}` : 'Learner'}</th>
            <th scope="col">loss</th>
            <th scope="col" translate="no">
              L / L₀
            </th>
            <th
              scope="col"
              title={`Angle between the feedback in effect ${symbol} and the output weights β; BP, which uses none, is a control with b`}
              translate="no"
            >
              {`∠(${symbol}, β)`}
            </th>
            <th
              scope="col"
              title="Angle between the update of the hidden weights and the true gradient; hidden once only round-off is left of one of them"
            >
              ∠(step, ∇L)
            </th>
            <th
              scope="col"
              title="‖W − W₀‖ / ‖W₀‖: how far the hidden weights have moved from their start"
            >
              drift
            </th>
            <th scope="col" translate="no">
              ‖β‖/‖β₀‖
            </th>
            <th
              scope="col"
              title={`−½ d ln L/dt, fitted to the last ${100 * FITTED_SHARE} % of the steps so far that rounding has not reached: the exponent at which the error shrinks, a step`}
            >
              rate
            </th>
            <th
              scope="col"
              data-step={stability?.step}
              title={`Stability gauge η·λ_max(G + H)/2${atStep(stability)}, by power iteration: above 1 a step overshoots`}
            >
              <span>ηλ</span>
              <sub>max</sub>
              <span>/2</span>
            </th>
            <th scope="col" title="First measured step with L / L₀ below 10⁻⁶">
              10⁻⁶ at
            </th>
            {tested && (
              <th
                scope="col"
                data-step={tests?.step}
                title={`½ Σ (f − y)² over the test samples${atStep(tests)}`}
              >
                test loss
              </th>
            )}
            {classes && (
              <th
                scope="col"
                data-step={tests?.step}
                title={`Share of the test samples told right${atStep(tests)}`}
              >
                accuracy
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {learners.map(({ id, rule }, index) => {
            const reading = latest?.readings[index];
            return (
              <tr key={id} data-learner={id}>
                <th scope="row">
                  <button
                    type="button"
                    className="legend"
                    aria-pressed={!hidden.has(id)}
                    title={`${hidden.has(id) ? 'Show' : 'Hide'} its lines in the charts`}
                    onClick={() => toggleLearner(id)}
                  >
                    <Swatch learner={id} />
                    <span className="name-long" translate="no">
                      {learnerName({ id, rule }).long}
                    </span>
                    <span className="name-short" translate="no" aria-hidden="true">
                      {learnerName({ id, rule }).short}
                    </span>
                  </button>
                </th>
                <Figure value={reading?.loss} text={compact} />
                <Figure value={reading?.relativeLoss} text={compact} />
                <Figure
                  value={reading && degrees(reading.alignment)}
                  text={degreesText}
                  none="undefined"
                  control={!learner(id).feedback}
                />
                <Figure value={reading && degrees(reading.gradientAngle)} text={degreesText} />
                <Figure value={reading?.hiddenDrift} text={compact} />
                <Figure value={reading?.normRatio} text={ratioText} />
                <Figure value={reading && (rates[index] ?? null)} text={compact} />
                <Figure
                  value={stability?.gauges[index] ?? null}
                  text={ratioText}
                  why={leftOutText({ leftOut, info }, ['gauge'], id)}
                />
                <Figure value={reading && reached[index]} text={grouped} />
                {tested && (
                  <Figure
                    value={tests || untested ? (tests?.readings[index]?.loss ?? null) : undefined}
                    text={compact}
                    why={untested}
                  />
                )}
                {classes && <Figure value={tests?.readings[index]?.accuracy} text={percentText} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const figuresOf = (state: CurvesState) => ({
  info: state.info,
  run: state.run,
  measurements: state.measurements,
  reached: state.reached,
  stability: state.stability,
  tests: state.tests,
  leftOut: state.leftOut,
});

/** Tests and looks at the stability are rarer than measurements. */
const atStep = (at: { readonly step: number } | null) => (at ? ` at step ${grouped(at.step)}` : '');

const percentText = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Seven characters at most, however large. */
const ratioText = (ratio: number) => (ratio < 999 ? ratio.toFixed(3) : compact(ratio));

interface FigureProps {
  /** Undefined before the first measurement; null where the quantity is undefined. */
  readonly value: number | null | undefined;
  readonly text: (value: number) => string;
  /** What stands for null, and why on hover. */
  readonly none?: string;
  readonly why?: string | null;
  /** Whether it says nothing of how the learner learns. */
  readonly control?: boolean;
}

/** A rounded figure; the exact one is its machine-readable value and shows on hover. */
function Figure({ value, text, none = NONE, why, control = false }: FigureProps) {
  return (
    <td data-control={control}>
      {typeof value === 'number' && Number.isFinite(value) ? (
        <data value={value} title={String(value)} translate="no">
          {text(value)}
        </data>
      ) : (
        value !== undefined && <span title={why ?? undefined}>{none}</span>
      )}
      {control && <span className="visually-hidden"> (control)</span>}
    </td>
  );
}
