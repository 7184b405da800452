/** What grows without bound: −ln 𝓛 and ‖W‖, with the asymptote that theory gives at the present margin. */
import { useMemo, useState } from 'react';
import { asymptotes, type Growing } from '../../../models/homogeneous/asymptotes';
import { logAxis } from '../../charts/axes';
import { drawn } from '../../charts/drawn';
import { StepFigure } from '../../charts/StepFigure';
import { Switch } from '../../charts/Switch';
import { useHomogeneous } from './inSight';

const SHOWN = {
  loss: { id: 'minusLnLoss', format: 'number', caption: '−ln 𝓛' },
  weights: { id: 'norm', format: 'number', caption: '‖W‖' },
} as const satisfies Record<Growing, object>;

export function GrowthChart({ empty }: { readonly empty: string }) {
  const [shown, setShown] = useState<Growing>('loss');
  const experiment = useHomogeneous((state) => state.experiment);
  const info = useHomogeneous((state) => state.info);
  const last = useHomogeneous((state) => state.measurements.at(-1));
  const foretold = useMemo(
    () =>
      info && last
        ? asymptotes(shown, experiment, info, last).map((each) => ({ ...each, holds: true }))
        : [],
    [shown, experiment, info, last],
  );
  const { caption } = SHOWN[shown];
  return (
    <StepFigure
      key={shown}
      name="Growth"
      caption={foretold.length > 0 ? `${caption}, band: theory` : caption}
      tools={
        <Switch label="What grows" options={['loss', 'weights']} chosen={shown} choose={setShown} />
      }
      {...drawn(SHOWN[shown])}
      foretold={foretold}
      scale="log"
      axis={logAxis}
      empty={empty}
    />
  );
}
