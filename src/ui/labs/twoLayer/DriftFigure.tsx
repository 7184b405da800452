/** ‖W − W₀‖ / ‖W₀‖ over the steps. */
import { driftAxis } from '../../charts/axes';
import { StepFigure } from '../../charts/StepFigure';
import { drawn } from './drawn';
import type { NetworkViewProps } from './networkView';

export function DriftFigure({ empty, tools }: NetworkViewProps) {
  return (
    <StepFigure
      name="Network"
      caption="‖W − W₀‖ / ‖W₀‖"
      tools={tools}
      {...drawn('hiddenDrift')}
      scale="linear"
      axis={driftAxis}
      empty={empty}
    />
  );
}
