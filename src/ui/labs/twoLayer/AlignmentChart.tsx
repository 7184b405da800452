/** Angles of each learner: between b and β, or between the step taken and the true gradient. */
import { useState } from 'react';
import { feedbackSymbol } from '../../../models/twoLayer/learners';
import { angleAxis } from '../../charts/axes';
import { StepFigure } from '../../charts/StepFigure';
import { Switch } from '../../charts/Switch';
import { useCurves } from '../../context';
import { drawn } from './drawn';
import { foretoldAngles } from './foretold';
import { TheorySwitch } from './TheorySwitch';
import { useTheory } from './useTheory';

const QUANTITIES = {
  weights: {
    caption: (symbol: string) => `∠(${symbol}, β)`,
    id: 'alignment',
  },
  gradient: {
    caption: () => '∠(step, gradient)',
    id: 'gradientAngle',
  },
} as const;

export function AlignmentChart({ empty }: { readonly empty: string }) {
  const [quantity, setQuantity] = useState<keyof typeof QUANTITIES>('weights');
  const shown = quantity === 'weights';
  const { foretold, note, switched } = useTheory(
    shown ? foretoldAngles : noneForetold,
    shown ? OF_ANGLES : OF_STEPS,
  );
  const symbol = useCurves(({ info }) => feedbackSymbol(info?.learners ?? []));
  return (
    <StepFigure
      name="Alignment"
      caption={QUANTITIES[quantity].caption(symbol)}
      tools={
        <>
          <TheorySwitch {...switched} />
          <Switch
            label="Angle shown"
            options={['weights', 'gradient']}
            chosen={quantity}
            choose={setQuantity}
          />
        </>
      }
      {...drawn(QUANTITIES[quantity].id)}
      foretold={foretold}
      note={note}
      scale="linear"
      axis={angleAxis}
      mark={orthogonal}
      empty={empty}
    />
  );
}

const OF_ANGLES = ['exact', 'law'] as const;
const OF_STEPS = [] as const;
/** Of the angle of the step nothing is foretold. */
const noneForetold = () => [];
const orthogonal = { at: 90, label: 'orthogonal' };
