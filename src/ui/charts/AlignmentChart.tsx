/** Angles of each learner: between b and β, or between the step taken and the true gradient. */
import { useMemo, useState } from 'react';
import type { Reading } from '../../experiment/measurement';
import { useCurves } from '../context';
import { degrees, degreesText } from '../format';
import { leftOutText } from '../leftOut';
import { angleAxis } from './axes';
import { foretoldAngles, meaningOf } from './foretold';
import { StepFigure } from './StepFigure';
import { Switch } from './Switch';
import { TheorySwitch } from './TheorySwitch';

const QUANTITIES = {
  weights: {
    caption: '∠(b, β)',
    read: (reading: Reading) => degrees(reading.alignment),
  },
  gradient: {
    caption: '∠(step, gradient)',
    read: (reading: Reading) => degrees(reading.gradientAngle),
  },
} as const;

export function AlignmentChart({ empty }: { readonly empty: string }) {
  const [quantity, setQuantity] = useState<keyof typeof QUANTITIES>('weights');
  const predictions = useCurves((state) => state.predictions);
  const leftOut = useCurves((state) => leftOutText(state, ['exact', 'law']));
  const [theory, setTheory] = useState(true);
  const foretold = useMemo(
    () => (quantity === 'weights' ? foretoldAngles(predictions) : []),
    [quantity, predictions],
  );
  return (
    <StepFigure
      name="Alignment"
      caption={QUANTITIES[quantity].caption}
      tools={
        <>
          <TheorySwitch
            there={foretold.length > 0 || (quantity === 'weights' && leftOut !== null)}
            on={theory}
            toggle={() => setTheory(!theory)}
            meaning={meaningOf(predictions.filter(({ alignment }) => alignment))}
          />
          <Switch
            label="Angle shown"
            options={['weights', 'gradient']}
            chosen={quantity}
            choose={setQuantity}
          />
        </>
      }
      read={QUANTITIES[quantity].read}
      {...(theory && { foretold, note: quantity === 'weights' ? leftOut : null })}
      scale="linear"
      axis={angleAxis}
      tick={angleTick}
      value={degreesText}
      mark={orthogonal}
      empty={empty}
      behind={2}
    />
  );
}

const orthogonal = { at: 90, label: 'orthogonal' };
const angleTick = (angle: number) => `${angle}°`;
