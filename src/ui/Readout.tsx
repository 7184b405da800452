/** The figures of each learner at the last measured step. */
import { learner } from '../experiment/learners';
import { useCurves } from './context';
import { angleText, compact, grouped } from './format';
import { strokes } from './strokes';

export function Readout() {
  const info = useCurves((state) => state.info);
  const run = useCurves((state) => state.run);
  const latest = useCurves((state) => state.measurements.at(-1));
  const reached = useCurves((state) => state.reached);
  return (
    <section className="card readout" aria-label="Readout">
      <table data-run={run} data-step={latest?.step}>
        <thead>
          <tr>
            <th scope="col">{latest ? `At step ${grouped(latest.step)}` : 'Learner'}</th>
            <th scope="col">loss</th>
            <th scope="col">L / L₀</th>
            <th scope="col" title="Angle between the feedback weights b and the output weights β">
              ∠(b, β)
            </th>
            <th
              scope="col"
              title="Angle between the update of the hidden weights and the true gradient; hidden once only round-off is left of both"
            >
              ∠(step, gradient)
            </th>
            <th scope="col" title="How far the hidden weights have moved from their start">
              ‖W − W₀‖ / ‖W₀‖
            </th>
            <th scope="col">‖β‖ / ‖β₀‖</th>
            <th scope="col" title="First measured step with L / L₀ below 10⁻⁶">
              10⁻⁶ reached at
            </th>
          </tr>
        </thead>
        <tbody>
          {info?.learners.map(({ id, rule }, index) => {
            const reading = latest?.readings[index];
            if (!reading) return null;
            const step = reached[index];
            return (
              <tr key={id} data-learner={id}>
                <th scope="row">
                  <span className="dot" style={{ background: strokes[id].color }} />
                  {learner(id).label}
                </th>
                <td>{compact(reading.loss)}</td>
                <td>{orDash(reading.relativeLoss, compact)}</td>
                <td className={rule === 'bp' ? 'control-value' : undefined}>
                  {angleText(reading.alignment)}
                  {rule === 'bp' && <span className="wide-only"> (control)</span>}
                </td>
                <td>{orDash(reading.gradientAngle, angleText)}</td>
                <td>{orDash(reading.hiddenDrift, compact)}</td>
                <td>{orDash(reading.normRatio, (ratio) => ratio.toFixed(3))}</td>
                <td>{orDash(step, grouped)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function orDash(value: number | null, text: (value: number) => string): string {
  return value === null ? '–' : text(value);
}
