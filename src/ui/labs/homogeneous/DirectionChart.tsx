/** How the direction settles: the weights turn to the true gradient, and their path flattens. */
import { useState } from 'react';
import { driftAxis, logAxis } from '../../charts/axes';
import { drawn } from '../../charts/drawn';
import { StepFigure } from '../../charts/StepFigure';
import { Switch } from '../../charts/Switch';

const SHOWN = {
  alignment: {
    id: 'misalignment',
    format: 'number',
    scale: 'log',
    axis: logAxis,
    caption: '1 − cos(W, −∇𝓛)',
  },
  path: {
    id: 'path',
    format: 'ratio',
    scale: 'linear',
    axis: driftAxis,
    caption: 'way of W/‖W‖',
  },
} as const;

export function DirectionChart({ empty }: { readonly empty: string }) {
  const [shown, setShown] = useState<keyof typeof SHOWN>('alignment');
  const { caption, scale, axis } = SHOWN[shown];
  return (
    <StepFigure
      key={shown}
      name="Direction"
      caption={caption}
      tools={
        <Switch
          label="What settles"
          options={['alignment', 'path']}
          chosen={shown}
          choose={setShown}
        />
      }
      {...drawn(SHOWN[shown])}
      scale={scale}
      axis={axis}
      empty={empty}
    />
  );
}
