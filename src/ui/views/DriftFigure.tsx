/** ‖W − W₀‖ / ‖W₀‖ over the steps. */
import type { Reading } from '../../experiment/measurement';
import { driftAxis } from '../charts/axes';
import { StepFigure } from '../charts/StepFigure';
import { compact } from '../format';
import type { NetworkViewProps } from './NetworkFigure';

export function DriftFigure({ empty, tools }: NetworkViewProps) {
  return (
    <StepFigure
      name="Network"
      caption="‖W − W₀‖ / ‖W₀‖"
      tools={tools}
      read={driftOf}
      scale="linear"
      axis={driftAxis}
      value={compact}
      empty={empty}
      behind={3}
    />
  );
}

const driftOf = ({ hiddenDrift }: Reading) => hiddenDrift;
