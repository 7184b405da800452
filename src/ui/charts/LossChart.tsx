/** Loss of each learner, on a log scale at first. */
import { useMemo, useState } from 'react';
import type { Reading } from '../../experiment/measurement';
import { useCurves } from '../context';
import { compact, powerOfTen } from '../format';
import { leftOutText } from '../leftOut';
import { lossAxis, topDecade } from './axes';
import { foretoldLosses, meaningOf } from './foretold';
import { StepFigure } from './StepFigure';
import { TheorySwitch } from './TheorySwitch';

export function LossChart({ empty }: { readonly empty: string }) {
  const eta = useCurves((state) => state.info?.learners[0].eta);
  const predictions = useCurves((state) => state.predictions);
  const leftOut = useCurves((state) => leftOutText(state, ['exact', 'kernel']));
  const [theory, setTheory] = useState(true);
  const foretold = useMemo(() => foretoldLosses(predictions), [predictions]);
  return (
    <StepFigure
      name="Loss"
      caption={`½‖f − y‖²${eta === undefined ? '' : `, η = ${compact(eta)}`}`}
      tools={
        <TheorySwitch
          there={foretold.length > 0 || leftOut !== null}
          on={theory}
          toggle={() => setTheory(!theory)}
          meaning={meaningOf(predictions.filter(({ loss }) => loss))}
        />
      }
      read={lossOf}
      {...(theory && { foretold, note: leftOut })}
      scale="log"
      axis={axisUpTo}
      tick={powerOfTen}
      value={compact}
      empty={empty}
      behind={1}
    />
  );
}

const lossOf = ({ loss }: Reading) => loss;
const axisUpTo = (greatest: number) => lossAxis(topDecade(greatest));
