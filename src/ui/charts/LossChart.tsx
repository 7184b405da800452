/** Loss of each learner, on a log scale. */
import { useMemo, useState } from 'react';
import { useCurves } from '../context';
import { compact, powerOfTen } from '../format';
import { lossAxis, topDecade } from './axes';
import { foretoldLosses, meaningOf } from './foretold';
import { LineFigure, type Row } from './LineFigure';
import { TheorySwitch } from './TheorySwitch';

export function LossChart({ empty }: { readonly empty: string }) {
  const info = useCurves((state) => state.info);
  const measurements = useCurves((state) => state.measurements);
  const predictions = useCurves((state) => state.predictions);
  const [theory, setTheory] = useState(true);
  const foretold = useMemo(() => foretoldLosses(predictions), [predictions]);
  const rows = useMemo(
    () =>
      measurements.map(
        ({ step, readings }): Row => ({
          step,
          // A log scale has no place for 0: it leaves a gap.
          values: readings.map(({ loss }) => (loss > 0 ? loss : null)),
        }),
      ),
    [measurements],
  );
  const greatest = rows.reduce((most, { values }) => Math.max(most, ...values.map(Number)), 0);
  const top = topDecade(greatest);
  const axis = useMemo(() => lossAxis(top), [top]);
  return (
    <LineFigure
      name="Loss"
      caption={`½‖f − y‖²${info ? `, η = ${compact(info.learners[0].eta)}` : ''}`}
      info={info}
      rows={rows}
      {...(theory && { foretold })}
      tools={
        foretold.length > 0 && (
          <TheorySwitch
            on={theory}
            toggle={() => setTheory(!theory)}
            meaning={meaningOf(predictions.filter(({ loss }) => loss))}
          />
        )
      }
      axis={axis}
      scale="log"
      tick={powerOfTen}
      value={compact}
      empty={empty}
    />
  );
}
