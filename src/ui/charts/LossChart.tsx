/** Loss of each learner, on a log scale. */
import { useMemo } from 'react';
import { useCurves } from '../context';
import { compact, powerOfTen } from '../format';
import { lossAxis } from './axes';
import { LineFigure, type Row } from './LineFigure';

export function LossChart({ empty }: { readonly empty: string }) {
  const info = useCurves((state) => state.info);
  const measurements = useCurves((state) => state.measurements);
  const rows = useMemo(
    () =>
      measurements.map(({ step, readings }): Row => ({
        step,
        // A log scale has no place for 0: it leaves a gap.
        values: readings.map(({ loss }) => (loss > 0 ? loss : null)),
      })),
    [measurements],
  );
  const greatest = rows.reduce((most, { values }) => Math.max(most, ...values.map(Number)), 0);
  const top = lossAxis(greatest);
  const axis = useMemo(() => top, [top.domain[1]]);
  return (
    <LineFigure
      name="Loss"
      caption="½‖f − y‖², training data"
      info={info}
      rows={rows}
      axis={axis}
      scale="log"
      tick={powerOfTen}
      value={compact}
      empty={empty}
    />
  );
}
