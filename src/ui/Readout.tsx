/** The figures of each learner at the last measured step. */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { grouped } from '../experiment/grouped';
import { learner, learnerName } from '../experiment/learners';
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
  // Before the first measurement the rows stand empty, so that nothing moves when it comes.
  const ids = info?.learners.map(({ id }) => id) ?? chosen;
  return (
    <section className="card readout" aria-label="Readout">
      <table data-run={run} data-step={latest?.step} data-tested={tested}>
        <thead>
          <tr>
            <th scope="col">{latest ? `At step ${grouped(latest.step)}` : 'Learner'}</th>
            <th scope="col">loss</th>
            <th scope="col">L / L₀</th>
            <th
              scope="col"
              title="Angle between the feedback in effect (for FA the fixed b) and the output weights β"
            >
              ∠(b, β)
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
            <th scope="col">‖β‖/‖β₀‖</th>
            <th
              scope="col"
              title="−½ d ln L/dt, fitted to the last quarter of the run so far: the exponent at which the error shrinks, a step"
            >
              rate
            </th>
            <th
              scope="col"
              title="Stability gauge η·λ_max(G + H)/2, by power iteration: above 1 a step overshoots"
            >
              ηλ<sub>max</sub>/2
            </th>
            <th scope="col" title="First measured step with L / L₀ below 10⁻⁶">
              10⁻⁶ at
            </th>
            {tested && <th scope="col">test loss</th>}
            {classes && <th scope="col">accuracy</th>}
          </tr>
        </thead>
        <tbody>
          {ids.map((id, index) => {
            const { feedback } = learner(id);
            const label = learnerName(id, info?.learners[index]?.rule ?? 'fa');
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
                    {label}
                  </button>
                </th>
                <Figure value={reading?.loss} text={compact} />
                <Figure value={reading?.relativeLoss} text={compact} />
                <Figure
                  value={reading && degrees(reading.alignment)}
                  text={degreesText}
                  none="undefined"
                  control={!feedback}
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

const percentText = (share: number) => `${(100 * share).toFixed(1)} %`;

const ratioText = (ratio: number) => ratio.toFixed(3);

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
        <data value={value} title={String(value)}>
          {text(value)}
        </data>
      ) : (
        value !== undefined && <span title={why ?? undefined}>{none}</span>
      )}
      {control && <span className="visually-hidden"> (control)</span>}
    </td>
  );
}
