/** The network: a diagram of some of its units, how far its weights have moved, or the kernels that govern its rate. */
import { useState } from 'react';
import { Switch } from '../../charts/Switch';
import { DiagramFigure } from './DiagramFigure';
import { DriftFigure } from './DriftFigure';
import { SpectrumFigure } from './SpectrumFigure';

const VIEWS = { diagram: DiagramFigure, drift: DriftFigure, kernel: SpectrumFigure };
type Shown = keyof typeof VIEWS;

export function NetworkFigure({ empty }: { readonly empty: string }) {
  const [shown, setShown] = useState<Shown>('diagram');
  const Figure = VIEWS[shown];
  return (
    <Figure
      empty={empty}
      tools={
        <Switch
          label="Network shown as"
          options={Object.keys(VIEWS) as Shown[]}
          chosen={shown}
          choose={setShown}
        />
      }
    />
  );
}
