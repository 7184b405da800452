/** Loss of each learner, on a log scale at first. */

import { logAxis } from '../../charts/axes';
import { StepFigure } from '../../charts/StepFigure';
import { useCurves } from '../../context';
import { compact } from '../../format';
import { drawn } from './drawn';
import { foretoldLosses } from './foretold';
import { TheorySwitch } from './TheorySwitch';
import { useTheory } from './useTheory';

export function LossChart({ empty }: { readonly empty: string }) {
  const eta = useCurves((state) => state.info?.learners[0]?.eta);
  const { foretold, note, switched } = useTheory(foretoldLosses, OF_LOSSES);
  return (
    <StepFigure
      name="Loss"
      caption={`½‖f − y‖²${eta === undefined ? '' : `, η = ${compact(eta)}`}`}
      tools={<TheorySwitch {...switched} />}
      {...drawn('loss')}
      foretold={foretold}
      note={note}
      scale="log"
      axis={logAxis}
      empty={empty}
    />
  );
}

const OF_LOSSES = ['exact', 'kernel'] as const;
