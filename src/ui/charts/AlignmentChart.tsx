/** Angles of each learner: between b and β, or between the step taken and the true gradient. */
import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Reading } from '../../experiment/measurement';
import type { CurvesState } from '../../session/curves';
import { useCurves } from '../context';
import { degrees, degreesText } from '../format';
import { useNextFrame } from '../useNextFrame';
import { angleAxis } from './axes';
import { LineFigure, type Row } from './LineFigure';

const QUANTITIES = {
  weights: {
    label: 'weights',
    caption: 'angle between b and β',
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
  const { info, measurements } = useNextFrame(useCurves(useShallow(historyOf)));
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
      tools={<QuantitySwitch quantity={quantity} choose={setQuantity} />}
      info={info}
      rows={rows}
      axis={axis}
      scale="linear"
      tick={tickText}
      value={degreesText}
      mark={orthogonal}
      empty={empty}
    />
  );
}

const historyOf = ({ info, measurements }: CurvesState) => ({ info, measurements });
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
