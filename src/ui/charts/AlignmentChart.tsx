/** Angles of each learner: between b and β, or between the step taken and the true gradient. */
import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Reading } from '../../experiment/measurement';
import type { CurvesState } from '../../session/curves';
import { useCurves } from '../context';
import { degrees, degreesText } from '../format';
import { useNextFrame } from '../useNextFrame';
import { angleAxis } from './axes';
import { foretoldAngles, meaningOf } from './foretold';
import { LineFigure, type Row } from './LineFigure';
import { TheorySwitch } from './TheorySwitch';

const QUANTITIES = {
  weights: {
    label: 'weights',
    caption: 'angle between feedback b and β',
    read: (reading: Reading) => reading.alignment,
  },
  gradient: {
    label: 'gradient',
    caption: 'angle between the step and the gradient, hidden weights',
    read: (reading: Reading) => reading.gradientAngle,
  },
} as const;

type Quantity = keyof typeof QUANTITIES;

export function AlignmentChart({ empty }: { readonly empty: string }) {
  const [quantity, setQuantity] = useState<Quantity>('weights');
  // A frame behind the loss chart: two charts drawn in one frame would hold up the page.
  const { info, measurements, predictions } = useNextFrame(useCurves(useShallow(historyOf)));
  const [theory, setTheory] = useState(true);
  const foretold = useMemo(
    () => (quantity === 'weights' ? foretoldAngles(predictions) : []),
    [quantity, predictions],
  );
  const rows = useMemo(
    () =>
      measurements.map(
        ({ step, readings }): Row => ({
          step,
          values: readings.map((reading) => {
            const angle = QUANTITIES[quantity].read(reading);
            return angle === null ? null : degrees(angle);
          }),
        }),
      ),
    [measurements, quantity],
  );
  const obtuse = rows.some(({ values }) => values.some((angle) => angle !== null && angle > 105));
  const axis = useMemo(() => angleAxis(obtuse ? 180 : 90), [obtuse]);
  return (
    <LineFigure
      name="Alignment"
      caption={QUANTITIES[quantity].caption}
      tools={
        <>
          {foretold.length > 0 && (
            <TheorySwitch
              on={theory}
              toggle={() => setTheory(!theory)}
              meaning={meaningOf(predictions.filter(({ alignment }) => alignment))}
            />
          )}
          <QuantitySwitch quantity={quantity} choose={setQuantity} />
        </>
      }
      info={info}
      rows={rows}
      {...(theory && { foretold })}
      axis={axis}
      scale="linear"
      tick={tickText}
      value={degreesText}
      mark={orthogonal}
      empty={empty}
    />
  );
}

const historyOf = ({ info, measurements, predictions }: CurvesState) => ({
  info,
  measurements,
  predictions,
});
const orthogonal = { at: 90, label: 'orthogonal' };
const tickText = (angle: number) => `${angle}°`;

interface QuantitySwitchProps {
  readonly quantity: Quantity;
  readonly choose: (quantity: Quantity) => void;
}

function QuantitySwitch({ quantity, choose }: QuantitySwitchProps) {
  return (
    <fieldset className="switch" aria-label="Angle shown">
      {(Object.keys(QUANTITIES) as Quantity[]).map((key) => (
        <button key={key} type="button" aria-pressed={key === quantity} onClick={() => choose(key)}>
          {QUANTITIES[key].label}
        </button>
      ))}
    </fieldset>
  );
}
